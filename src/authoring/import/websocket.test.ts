import { readdir, readFile } from 'node:fs/promises';
import { createValidator, type Validator } from '../../engine/validator.js';
import { loadPack } from '../../load-pack.js';
import { parsePack } from '../../rules/parse-pack.js';
import { imported, simple } from './definitions.test.helper.js';

const url = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** The R4 definition, in its facts. */
const definition = simple('capabilitystatement-websocket', {
  types: ['uri'],
  more: { url, context: [{ type: 'element', expression: 'CapabilityStatement.rest' }] },
});

const cases = new URL('../../../test-cases/capabilitystatement-websocket/', import.meta.url);
const written = await loadPack('rules/capabilitystatement-websocket.yaml');
/** What the definition does not hold. */
const off = ['ws-retired', 'ws-uri-whitespace', 'ws-uri-oid', 'ws-uri-uuid', 'ws-urn-uuid', 'ws-urn-oid'];
const byHand = createValidator({ packs: [written], off, fhirVersion: '4.0' });
const [pack] = (await imported(definition)).packs;
const byImport = createValidator({ packs: [await parsePack(pack?.text ?? '')], fhirVersion: '4.0' });

const errorsOf = (validator: Validator, input: Uint8Array | object): string[] =>
  validator
    .check(input)
    .issues.filter(({ issue }) => issue.severity === 'error' || issue.severity === 'fatal')
    .map(({ issue }) => `${issue.code} ${issue.expression?.join() ?? ''}`)
    .sort();

const files = (await readdir(cases)).filter((name) => !name.endsWith('.outcome.json'));

test.each(files)(
  'the imported definition finds the errors of the pack written by hand in %s',
  async (name) => {
    const bytes = await readFile(new URL(name, cases));
    expect(errorsOf(byImport, bytes)).toEqual(errorsOf(byHand, bytes));
  },
);

const examples = written.rules.flatMap(({ key, examples: { pass, fail, skip } }) =>
  [...pass, ...fail, ...skip].map(({ resource, name = '' }, index) => ({
    title: `${key} ${index.toString()} ${name}`,
    resource,
  })),
);
/** Of any modifierExtension without a url the definition's table tells, and the pack only of those that name the extension. */
const known = (title: string): boolean => !title.endsWith('without a url');

test.each(examples.filter(({ title }) => known(title)))(
  'the imported definition finds the errors of the pack written by hand in the example $title',
  ({ resource }) => {
    expect(errorsOf(byImport, resource)).toEqual(errorsOf(byHand, resource));
  },
);

const absent = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
};
const nested = [{ url: 'https://tern.test/note', valueString: 'a' }];

/** Situations of an extension on a REST interface. */
test.each<[title: string, extension: unknown, ...errors: string[]]>([
  ['right', { url, valueUri: 'wss://tern.test/ws' }],
  ['relative', { url, valueUri: '/ws' }],
  ['as a url', { url, valueUrl: 'wss://tern.test/ws' }, 'structure'],
  ['as a Coding', { url, valueCoding: { system: 'urn:a' } }, 'structure'],
  ['a url and nothing else', { url }, 'structure'],
  ['nested instead', { url, extension: nested }, 'structure'],
  ['nested besides', { url, valueUri: '/ws', extension: nested }, 'invariant'],
  ['empty', { url, valueUri: '' }, 'invariant .value'],
  ['an id alone', { url, _valueUri: { id: 'a' } }, 'invariant .value'],
  ['absent with a reason', { url, _valueUri: absent }],
  ['without a url', { valueUri: '/ws' }, 'invalid'],
  ['of an empty url', { url: '', valueUri: '/ws' }, 'invalid'],
  ['of a relative url', { url: 'websocket', valueUri: '/ws' }, 'invalid'],
  ['with a version', { url: `${url}|4.0.1`, valueUri: '/ws' }, 'invalid'],
  ['two values', { url, valueUri: '/ws', valueUrl: '/ws' }, 'structure'],
  ['misspelt', { url, valueURI: '/ws' }, 'structure', 'structure'],
])('%s', (_, extension, ...errors) => {
  const json = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server', extension: [extension] }],
  };
  const at = 'CapabilityStatement.rest[0].extension[0]';
  const found = errorsOf(byImport, json);
  expect(found).toEqual(errorsOf(byHand, json));
  expect(found).toEqual(
    errors.map((error) => {
      const [code = '', below = ''] = error.split(' ');
      return `${code} ${at}${below}`;
    }),
  );
});

test('null is one fault to a table, and two to rules, which see no value', () => {
  const json = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server', extension: [{ url, valueUri: null }] }],
  };
  const at = 'CapabilityStatement.rest[0].extension[0]';
  expect(errorsOf(byImport, json)).toEqual([`invalid ${at}.value`]);
  expect(errorsOf(byHand, json)).toEqual([`invalid ${at}.value`, `structure ${at}`]);
});

test('documentation shows the definition that was imported', async () => {
  const { definition } = await parsePack(pack?.text ?? '');
  expect(definition).toMatchObject({ url, of: 'R4' });
  expect(definition?.versions.R4).toMatchObject({
    context: [{ type: 'element', expression: 'CapabilityStatement.rest' }],
    elements: { 'Extension.value[x]': { min: 1, max: 1, type: ['uri'] } },
    constraints: { 'ext-1': { severity: 'error', elements: ['Extension', 'Extension.extension'] } },
  });
});
