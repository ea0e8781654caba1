import { createValidator } from '../validator.js';
import { absent, statement, told, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const E = `${C}.extension[0]`;
const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const own = 'http://fountain.test/StructureDefinition/any';
const root = (...extension: unknown[]): object => statement({ extension });
const validator = createValidator();
const textsOf = (json: unknown): string[] =>
  validator.check(json).issues.map(({ issue }) => issue.details?.text ?? '');

describe('of another', () => {
  test('an information says that only its form is judged', () => {
    expect(told(root({ url: own, valueString: 'a' }))).toEqual([`information extension-unknown ${E}`]);
    expect(told(statement({ modifierExtension: [{ url: own, valueString: 'a' }] }))).toEqual([
      `information extension-unknown ${C}.modifierExtension[0]`,
    ]);
  });

  test('one url is told of once a resource, with how often it comes', () => {
    const other = { url: own, valueString: 'a' };
    const json = {
      ...statement({ rest: [{ mode: 'server', extension: [other] }] }),
      extension: [other, other],
    };
    expect(told(json)).toEqual([`information extension-unknown ${C}.rest[0].extension[0]`]);
    expect(textsOf(json)[0]).toMatch(/\b(3|three|2 more)\b/);
    expect(textsOf(root(other))[0]).not.toMatch(/\d times/);
  });

  test('two urls are told of twice, and each resource for itself', () => {
    const other = { url: own, valueString: 'a' };
    expect(told(root(other, { ...other, url: `${own}-other` }))).toHaveLength(2);
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: root(other) }, { resource: root(other) }],
    };
    expect(told(bundle).filter((issue) => issue.includes('extension-unknown'))).toEqual([
      'information extension-unknown Bundle.entry[0].resource.extension[0]',
      'information extension-unknown Bundle.entry[1].resource.extension[0]',
    ]);
  });

  test('what is within it is of its own making', () => {
    const parts = [
      { url: 'a', valueString: 'a' },
      { url: 'b', extension: [{ url: 'c', valueCode: 'd' }] },
    ];
    expect(told(root({ url: own, extension: parts }))).toEqual([`information extension-unknown ${E}`]);
  });
});

describe('a url with a slip is told of with the right one', () => {
  const expectation = `${hl7}/capabilitystatement-expectation`;
  test.each([
    ['https', expectation.replace('http:', 'https:')],
    ['a slash behind', `${expectation}/`],
    ['another case', expectation.replace('capabilitystatement', 'CapabilityStatement')],
    ['a letter too few', expectation.replace('expectation', 'expecation')],
    ['a letter too many', expectation.replace('expectation', 'expectattion')],
    ['another letter', expectation.replace('expectation', 'expectetion')],
    ['two letters exchanged', expectation.replace('expectation', 'expcetation')],
    ['htp:', expectation.replace('http:', 'htp:')],
    ['www', expectation.replace('hl7', 'www.hl7')],
  ])('%s', (_title, url) => {
    const json = statement({
      rest: [{ mode: 'server', interaction: [{ code: 'batch', extension: [{ url, valueCode: 'SHALL' }] }] }],
    });
    expect(told(json)).toEqual([`information extension-unknown ${C}.rest[0].interaction[0].extension[0]`]);
    expect(textsOf(json)[0]).toContain(`Did you mean ${expectation}?`);
  });

  test.each([
    ['replaces', `${hl7}/replace`],
    ['resource-approvalDate', `${hl7}/resource-approvaldate`],
    ['resource-effectivePeriod', `${hl7}/resource-effectiveperiod`],
    ['capabilitystatement-supported-system', `${hl7}/capabilitystatement-supportedsystem`],
    [
      'capabilitystatement-search-parameter-combination',
      `${hl7}/capabilitystatement-search-parameter-combinations`,
    ],
    ['oauth-uris', 'https://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'],
  ])('%s', (name, url) => {
    expect(textsOf(root({ url, valueString: 'a' }))[0]).toMatch(new RegExp(`Did you mean \\S*/${name}\\?`));
  });

  test('what is like none is not compared', () => {
    expect(textsOf(root({ url: own, valueString: 'a' }))[0]).not.toContain('Did you mean');
  });
});

describe("R4's own that are about no CapabilityStatement are known", () => {
  test.each<Case>([
    ['a reason for an absence', statement({ _title: absent })],
    ['a work group', root({ url: `${hl7}/structuredefinition-wg`, valueCode: 'fhir' })],
    ['a maturity', root({ url: `${hl7}/structuredefinition-fmm`, valueInteger: 2 })],
    [
      'a standards status',
      root({ url: `${hl7}/structuredefinition-standards-status`, valueCode: 'trial-use' }),
    ],
    [
      'a translation',
      statement({
        title: 'A',
        _title: {
          extension: [
            {
              url: `${hl7}/translation`,
              extension: [
                { url: 'lang', valueCode: 'de' },
                { url: 'content', valueString: 'B' },
              ],
            },
          ],
        },
      }),
    ],
    [
      'a rendering',
      statement({
        _publisher: { extension: [{ url: `${hl7}/rendering-style`, valueString: 'color: red' }] },
        publisher: 'A',
      }),
    ],
  ])('%s', (_title, json) => {
    expect(told(json)).toEqual([]);
  });
});

describe('a url that is none', () => {
  test.each<Case>([
    ['missing', root({ valueString: 'a' }), `error element-min ${E}`],
    ['relative', root({ url: 'any', valueString: 'a' }), `error extension-url-absolute ${E}`],
    ['a path', root({ url: '/any', valueString: 'a' }), `error extension-url-absolute ${E}`],
    [
      'with a version',
      root({ url: `${hl7}/replaces|4.0.1`, valueCanonical: 'http://a.test' }),
      `error extension-url-version ${E}`,
    ],
    [
      'missing on a modifier',
      statement({ modifierExtension: [{ valueString: 'a' }] }),
      `error element-min ${C}.modifierExtension[0]`,
    ],
    [
      'missing within',
      root({ url: own, extension: [{ valueString: 'a' }] }),
      `information extension-unknown ${E}`,
      `error element-min ${E}.extension[0]`,
    ],
    ['null', root({ url: null, valueString: 'a' }), `error shape-null ${E}.url`],
    ['a number', root({ url: 5, valueString: 'a' }), `error shape-wrong-type ${E}.url`],
    ['an array', root({ url: [own], valueString: 'a' }), `error shape-array ${E}.url`],
  ])('%s', (_title, json, ...issues) => {
    expect(told(json)).toEqual(issues);
  });
  test.each([
    ['with a space', `${own} `],
    ['with a space within', 'http://fountain.test/a b'],
  ])('%s, one error', (_title, url) => {
    expect(told(root({ url, valueString: 'a' })).filter((issue) => issue.startsWith('error'))).toHaveLength(
      1,
    );
  });
});
