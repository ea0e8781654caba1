import { compared, errorsOf, goodPack, packWith, ruleWith } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';
import { RulePackError } from './rule-error.js';
import { reservedNames } from './variables.js';

describe('a pack', () => {
  test('has what the file says', async () => {
    const text = ruleWith(
      'code: structure\nmessageId: M\ntags: [a]\ncontext: rest\nexpression: mode.exists()',
    ).replace(
      'rules:',
      'source: http://h/s\nconstants: { a: x, b: 1, c: true }\nbase: { resourceType: CapabilityStatement, status: active }\nrules:',
    );
    expect(await parsePack(text)).toMatchObject({
      language: 1,
      pack: 'small',
      version: '1.0.0',
      title: 'Small',
      url: 'urn:test:small',
      fhirVersion: ['4.0'],
      resource: 'CapabilityStatement',
      source: 'http://h/s',
      constants: { a: 'x', b: 1, c: true },
      base: { resourceType: 'CapabilityStatement', status: 'active' },
      extends: [],
      rules: [
        {
          key: 'one',
          severity: 'error',
          code: 'structure',
          messageId: 'M',
          human: 'It holds.',
          tags: ['a'],
          status: 'active',
          context: { text: 'rest' },
          expression: { text: 'mode.exists()' },
          message: ['It holds.'],
          place: { file: 'pack.yaml', line: 12, column: 10 },
        },
      ],
    });
  });

  test('has defaults', async () => {
    const { rules, ...pack } = await parsePack(goodPack, { file: 'folder/my.yaml' });
    expect(rules[0]).toMatchObject({
      code: 'invariant',
      tags: [],
      status: 'active',
      place: { file: 'folder/my.yaml' },
    });
    expect(rules[0]).not.toHaveProperty('context');
    expect(rules[0]).not.toHaveProperty('fhirVersion');
    expect(pack).not.toHaveProperty('base');
    expect(pack).not.toHaveProperty('fallback');
  });

  test('splits its messages', async () => {
    const pack = await parsePack(
      ruleWith('message: "It has {{name}} and {{title.upper()}}."\nexpression: name.exists()'),
    );
    const message = pack.rules[0]?.message.map((part) =>
      typeof part === 'string' ? part : { text: part.text },
    );
    expect(message).toEqual(['It has ', { text: 'name' }, ' and ', { text: 'title.upper()' }, '.']);
  });

  test.each([
    { expression: "software.version = '3'", has: false },
    { expression: "software.version > '3'", has: true },
    { expression: "extension.value > 3 'mg'", has: true },
    { expression: 'text.`div`.htmlChecks()', has: true },
  ])('that has $expression needs a fallback: $has', async ({ expression, has }) => {
    const pack = await parsePack(ruleWith(`expression: ${expression}`));
    expect(pack.fallback !== undefined).toBe(has);
  });
});

test('a defective pack rejects with an error that lists all', async () => {
  const rejected = parsePack(ruleWith('when: nam.exists()\nexpression: titl.exists()'), { file: 'my.yaml' });
  await expect(rejected).rejects.toBeInstanceOf(RulePackError);
  const errors = await errorsOf(ruleWith('when: nam.exists()\nexpression: titl.exists()'), {
    file: 'my.yaml',
  });
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^my\.yaml:12:11: .*name.*\(unknown-element\)$/),
    expect.stringMatching(/^my\.yaml:13:17: .*title.*\(unknown-element\)$/),
  ]);
  await expect(rejected).rejects.toThrow(errors.map(({ message }) => message).join('\n'));
});

describe('constants', () => {
  test.each([...reservedNames])('may not be called %s', async (name) => {
    const { found, wanted } = await compared(packWith('rules:', `constants: { ▸${name}: x }\nrules:`), [
      'reserved-constant',
    ]);
    expect(found).toEqual(wanted);
  });

  test.each([
    'resource',
    'rootResource',
    'context',
    'ucum',
    'location',
    'path',
    'parent',
    'parentPath',
    'parentType',
    'index',
  ])('%s is reserved', (name) => {
    expect(reservedNames.has(name)).toBe(true);
  });

  test.each(['websocket', 'Path', 'a_1', 'constructor', 'toString'])('may be called %s', async (name) => {
    const text = ruleWith(`expression: name = %${name}`).replace(
      'rules:',
      `constants: { ${name}: x }\nrules:`,
    );
    expect((await parsePack(text)).constants).toEqual({ [name]: 'x' });
  });
});

describe('names that must agree', () => {
  const withOne = (field: string): string => packWith('severity: error', `severity: error\n    ${field}`);
  test.each([
    {
      title: 'two rules of one key',
      yaml: goodPack + goodPack.slice(goodPack.indexOf('  - key')).replace('one', '▸one'),
      code: 'duplicate-rule',
    },
    {
      title: 'an unknown resource type',
      yaml: packWith('resource: ', 'resource: ▸X'),
      code: 'unknown-resource',
    },
    {
      title: 'an abstract resource type',
      yaml: packWith('resource: CapabilityStatement', 'resource: ▸DomainResource'),
      code: 'unknown-resource',
    },
    {
      title: 'a data type',
      yaml: packWith('resource: CapabilityStatement', 'resource: ▸HumanName'),
      code: 'unknown-resource',
    },
    {
      title: 'a name of the prototype',
      yaml: packWith('resource: CapabilityStatement', 'resource: ▸Constructor'),
      code: 'unknown-resource',
    },
    {
      title: 'an unknown resource type of a rule',
      yaml: withOne('resource: ▸Patien'),
      code: 'unknown-resource',
    },
    {
      title: 'a version that the pack lacks',
      yaml: withOne('fhirVersion: ▸["5.0"]'),
      code: 'not-in-version',
    },
    { title: 'a successor that is not there', yaml: withOne('replacedBy: ▸two'), code: 'wrong-value' },
  ])('$title', async ({ yaml, code }) => {
    const { found, wanted } = await compared(yaml, [code]);
    expect(found).toEqual(wanted);
  });

  test.each([
    {
      title: 'a type that came later',
      yaml: packWith('["4.0"]', '["3.0", "4.0"]')
        .replace('resource: CapabilityStatement', 'resource: ▸Evidence')
        .replace('name.', 'id.'),
    },
  ])('$title is missed once a version', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['unknown-resource']);
    expect(found).toEqual(wanted);
  });

  test('a rule may judge another type, or any', async () => {
    const text = goodPack
      .replace('severity: error', 'severity: error\n    resource: Patient')
      .replace('name.exists()', 'birthDate.exists()');
    expect((await parsePack(text)).rules[0]?.resource).toBe('Patient');
    const any = goodPack
      .replace('severity: error', 'severity: error\n    resource: Resource')
      .replace('name.exists()', 'meta.exists()')
      .replaceAll('id: ', 'resourceType: Patient, id: ');
    expect((await parsePack(any)).rules[0]?.resource).toBe('Resource');
  });
});
