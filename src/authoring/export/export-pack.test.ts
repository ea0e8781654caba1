import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../../fhir/element.js';
import { stringify } from 'yaml';
import { parsePack, readPackContent } from '../../rules/parse-pack.js';
import { provePack } from '../prove.js';
import type { PackContent } from '../../rules/pack-content.js';
import { shippedPackNames } from '../../rules/shipped.js';
import { imported, simple } from '../import/definitions.test.helper.js';
import { exportPack, type ExportedPack } from './export-pack.js';

async function contentOf(text: string): Promise<PackContent> {
  const { content, errors } = await readPackContent(text, {
    read: (path) => readFile(`rules/${path}`, 'utf8'),
  });
  if (content === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return content;
}

const exported = async (text: string): Promise<ExportedPack> => exportPack(await contentOf(text));

describe.each(shippedPackNames())('the pack %s', (name) => {
  test('comes back from its export with every rule that is portable, as it was', async () => {
    const { document, rules } = await contentOf(await readFile(`rules/${name}.yaml`, 'utf8'));
    const made = exportPack({ document, rules });
    expect(made.rules.length + made.left.filter(({ what }) => what.startsWith('the rule')).length).toBe(
      rules.length,
    );
    const { packs, refused } = await imported(...made.definitions);
    expect(refused).toEqual([]);
    if (made.rules.length === 0) return;
    const back = packs.find(({ pack }) => pack === name);
    expect(back?.unsaid.filter((each) => each.startsWith('The rule'))).toEqual([]);
    const again = await contentOf(back?.text ?? '');
    expect(again.document.rules).toEqual(made.rules.map(({ rule }) => rule));
    const { pack, version, title, url, fhirVersion, resource, source, constants, base } = document;
    expect(again.document).toMatchObject(
      Object.fromEntries(
        Object.entries({ pack, version, title, url, fhirVersion, resource, source, constants, base }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    );
  });
});

const head = (resource = 'Patient', more = ''): string => `language: 1
pack: ours
version: 1.2.0
title: Ours
url: https://tern.test/ours
fhirVersion: ["4.0"]
resource: ${resource}
${more}`;

const rule = (fields: string): string => `rules:
  - key: a-rule
    severity: error
    human: What holds
${fields.replace(/^/gm, '    ')}
    examples: { pass: [{ resourceType: Patient }], fail: [{ resourceType: Patient }] }
`;

/** The constraint of the only rule, with the element that it stands on. */
async function constraintOf(fields: string, more = ''): Promise<unknown> {
  const { definitions } = await exported(head('Patient', more) + rule(fields));
  const [definition] = definitions as {
    differential: { element: { id: string; constraint?: JsonObject[] }[] };
  }[];
  return definition?.differential.element.flatMap(({ id, constraint = [] }) =>
    constraint.map(({ expression }) => `${id}: ${String(expression)}`),
  );
}

test.each<{ title: string; fields: string; constraint: string; more?: string }>([
  {
    title: 'of the resource',
    fields: 'expression: name.exists()',
    constraint: 'Patient: name.exists()',
  },
  {
    title: 'of an element',
    fields: 'context: contact.name\nexpression: family.exists()',
    constraint: 'Patient.contact.name: family.exists()',
    more: 'elements: { Patient.contact.name: { min: 1 } }\n',
  },
  {
    title: 'of an element whose place in the definition is not known',
    fields: 'context: contact.name\nexpression: family.exists()',
    constraint: 'Patient: contact.name.all(family.exists())',
  },
  {
    title: 'of a choice',
    fields: 'context: deceased\nexpression: hasValue()',
    constraint: 'Patient.deceased[x]: hasValue()',
    more: 'elements: { Patient.deceased: { type: boolean } }\n',
  },
  {
    title: 'of what a condition selects',
    fields: "context: name.where(use = 'official')\nexpression: family.exists()",
    constraint: "Patient: name.where(use = 'official').all(family.exists())",
  },
  {
    title: 'of two lists',
    fields: 'context: name | contact.name\nexpression: family.exists()',
    constraint: 'Patient: (name | contact.name).all(family.exists())',
  },
  {
    title: 'that applies sometimes',
    fields: 'when: active\nexpression: name.exists()',
    constraint: 'Patient: iif(active, name.exists(), true)',
  },
  {
    title: 'with constants',
    fields: 'expression: name.family != %who and name.count() < %most',
    constraint: String.raw`Patient: name.family != 'Ana\'s' and name.count() < 3`,
    more: `constants: { who: "Ana's", most: 3 }\n`,
  },
])('a rule $title is a constraint', async ({ fields, constraint, more }) => {
  expect(await constraintOf(fields, more)).toEqual([constraint]);
});

test.each<[title: string, fields: string, why: RegExp]>([
  ['of a variable of ours', 'expression: "%path = \'Patient\'"', /%path/],
  ['of another resource', 'resource: Resource\nexpression: id.exists()', /every Resource/],
  ['of a function that R4 does not have', "expression: id.matchesFull('a')", /matchesFull/],
  [
    'of the context in a selection',
    'context: name.where(use.exists())\nexpression: "%context.family.exists()"',
    /%context/,
  ],
])('a rule %s is not exported, and why is told', async (_title, fields, why) => {
  const { left, definitions } = await exported(head() + rule(fields));
  expect(left).toEqual([{ what: 'the rule a-rule', why: expect.stringMatching(why) as string }]);
  expect(definitions).toEqual([]);
});

test('a rule of a pack for every type is not exported', async () => {
  const { left, definitions } = await exported(head('Resource') + rule('expression: id.exists()'));
  expect(left).toEqual([{ what: 'the rule a-rule', why: expect.stringMatching(/every Resource/) as string }]);
  expect(definitions).toEqual([]);
});

test.each([
  ['information', '"4.0"', /no information/],
  ['error', '"5.0"', /FHIR R4/],
])('a rule of severity %s for FHIR %s is not exported', async (severity, version, why) => {
  const text = (head() + rule('expression: id.exists()'))
    .replace('severity: error', `severity: ${severity}`)
    .replace('"4.0"', version);
  const { left } = await exported(text);
  expect(left).toEqual([{ what: 'the rule a-rule', why: expect.stringMatching(why) as string }]);
});

test('rows are elements of the differential, in the order of the definition', async () => {
  const { definitions, left } = await exported(
    head(
      'Patient',
      'valueSets: { urn:status: [a, b] }\nelements: { Patient.active: { min: 1 }, Patient.deceased: { type: boolean }, Patient.contact.gender: { min: 1, binding: urn:status }, HumanName.family: { min: 1 } }\n',
    ),
  );
  const [definition] = definitions as { differential: { element: JsonObject[] } }[];
  expect(definition?.differential.element).toEqual([
    { id: 'Patient', path: 'Patient' },
    { id: 'Patient.active', path: 'Patient.active', min: 1 },
    { id: 'Patient.deceased[x]', path: 'Patient.deceased[x]', type: [{ code: 'boolean' }] },
    {
      id: 'Patient.contact.gender',
      path: 'Patient.contact.gender',
      min: 1,
      binding: { strength: 'required', valueSet: 'urn:status' },
    },
  ]);
  expect(left).toEqual([
    { what: 'the row HumanName.family', why: expect.stringMatching(/data type/) as string },
  ]);
});

test('an imported extension comes back from its export as it was', async () => {
  const [first] = (await imported(simple('note', { types: ['string', 'code'] }))).packs;
  const { definitions, left } = await exported(first?.text ?? '');
  expect([definitions.length, left]).toEqual([1, []]);
  const [second] = (await imported(...definitions)).packs;
  expect(second?.text).toBe(first?.text);
});

test('what somebody has changed in an exported constraint counts', async () => {
  const { definitions } = await exported(head() + rule('expression: name.exists()'));
  const changed = JSON.parse(
    JSON.stringify(definitions).replace(
      '"expression":"name.exists()","source"',
      '"expression":"telecom.exists()","source"',
    ),
  ) as JsonObject[];
  const [pack] = (await imported(...changed)).packs;
  expect(pack?.text).toContain('expression: telecom.exists()');
});

/** The pack with each rule as other validators see it: the constraint, on its element. */
function asConstraints({ document }: PackContent, rules: ExportedPack['rules']): JsonObject {
  return {
    ...document,
    rules: rules.map(({ rule: { key, severity, human, examples }, element, expression }) => {
      const context = element.split('.').slice(1).join('.').replace('[x]', '');
      const bare = (list: readonly JsonObject[]): JsonObject[] =>
        list
          .filter(({ fhirVersion = '4.0.1' }) => fhirVersion === '4.0.1')
          .map(({ $at: _, $message: __, $count: ___, ...example }) => example);
      return {
        key,
        severity,
        human,
        fhirVersion: ['4.0'],
        ...(context !== '' && { context }),
        expression,
        examples: { pass: bare(examples.pass), fail: bare(examples.fail) },
      };
    }),
  };
}

test.each(shippedPackNames())(
  'the constraints of %s tell its examples apart as its rules do',
  async (name) => {
    const content = await contentOf(await readFile(`rules/${name}.yaml`, 'utf8'));
    const { rules } = exportPack(content);
    if (rules.length === 0) return;
    const pack = await parsePack(stringify(asConstraints(content, rules), { aliasDuplicateObjects: false }), {
      read: (path) => readFile(`rules/${path}`, 'utf8'),
    });
    const open = provePack(pack).filter(({ word }) => word !== 'proved');
    expect(
      open.map(
        ({ rule: { key }, list, index, problem }) => `${key} ${list} ${index.toString()}: ${problem ?? ''}`,
      ),
    ).toEqual([]);
  },
);
