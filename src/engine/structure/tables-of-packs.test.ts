import { parsePack } from '../../rules/parse-pack.js';
import { createValidator } from '../validator.js';

const head = `language: 1
pack: small
version: 1.0.0
title: Small
url: urn:test:small
fhirVersion: ["4.0"]
resource: CapabilityStatement
`;

async function faults(tables: string, more: object): Promise<string[]> {
  const validator = createValidator({ packs: [await parsePack(head + tables)] });
  const { issues } = validator.check({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', ...more });
  return issues.map(({ issue, key }) => [key, ...(issue.expression ?? [])].join(' '));
}

const a = 'http://fountain.test/a';
const inSecurity = (...extension: object[]): object => ({
  rest: [{ security: { service: [{ coding: [{ _system: { extension } }] }] } }],
});
const coding = 'CapabilityStatement.rest[0].security.service[0].coding[0]';
const twoParts = `extensions: { "${a}": { context: [Element], extensions: { part: { min: 2, type: string } } } }`;
const part = { url: 'part', valueString: 'a' };

describe('tables of any pack', () => {
  test.each([
    {
      title: 'an extension that is defined away',
      tables: `extensions: { "${a}": { context: [Element], max: 0, type: string } }`,
      json: { extension: [{ url: a, valueString: 'a' }] },
      told: ['extension-max CapabilityStatement'],
    },
    {
      title: 'a part too few',
      tables: twoParts,
      json: { extension: [{ url: a, extension: [part] }] },
      told: ['extension-part-min CapabilityStatement.extension[0]'],
    },
    {
      title: 'as many parts as there must be',
      tables: twoParts,
      json: { extension: [{ url: a, extension: [part, part] }] },
      told: [],
    },
    {
      title: 'a place within a data type',
      tables: `extensions: { "${a}": { context: [Coding.system], type: string } }`,
      json: inSecurity({ url: a, valueString: 'a' }),
      told: [],
    },
    {
      title: 'another place within a data type',
      tables: `extensions: { "${a}": { context: [Coding.code], type: string } }`,
      json: inSecurity({ url: a, valueString: 'a' }),
      told: [`extension-context ${coding}.system`],
    },
    {
      title: 'a primitive type as the place',
      tables: `extensions: { "${a}": { context: [uri], type: string } }`,
      json: inSecurity({ url: a, valueString: 'a' }),
      told: [],
    },
    {
      title: 'one fault after the other: in the wrong place, and of the wrong type',
      tables: `extensions: { "${a}": { context: [CapabilityStatement.rest], type: string } }`,
      json: { extension: [{ url: a, valueCode: 'a' }] },
      told: ['extension-context CapabilityStatement'],
    },
    {
      title: 'one fault after the other: in the wrong property, and in the wrong place',
      tables: `extensions: { "${a}": { context: [CapabilityStatement.rest], type: string } }`,
      json: { modifierExtension: [{ url: a, valueString: 'a' }] },
      told: ['extension-modifier CapabilityStatement.modifierExtension[0]'],
    },
    {
      title: 'an extension with a version, though no table names what is known',
      tables: `extensions: { "${a}": { context: [Element], type: string } }`,
      json: { extension: [{ url: `${a}|1`, valueString: 'a' }] },
      told: ['extension-url-version CapabilityStatement.extension[0]'],
    },
    {
      title: 'an extension without a url, though no table names what is known',
      tables: `extensions: { "${a}": { context: [Element], type: string } }`,
      json: { extension: [{ valueString: 'a' }, { url: 'b', valueString: 'a' }] },
      told: [
        'extension-url CapabilityStatement.extension[0]',
        'extension-url-absolute CapabilityStatement.extension[1]',
      ],
    },
    {
      title: 'an extension of which no pack says anything',
      tables: `extensions: { "${a}": { context: [Element], type: string } }`,
      json: { extension: [{ url: 'http://fountain.test/b', valueString: 'a' }] },
      told: [],
    },
    {
      title: 'an element that may not be there',
      tables: 'elements: { CapabilityStatement.publisher: { max: 0 } }',
      json: { publisher: 'a' },
      told: ['element-max CapabilityStatement'],
    },
    {
      title: 'an element that may be there once',
      tables: 'elements: { CapabilityStatement.instantiates: { max: 1 } }',
      json: { instantiates: ['http://fountain.test/a', 'http://fountain.test/b'] },
      told: ['element-max CapabilityStatement'],
    },
    {
      title: 'an element that must be there twice',
      tables: 'elements: { CapabilityStatement.format: { min: 2 } }',
      json: { format: ['json'] },
      told: ['element-min CapabilityStatement'],
    },
    {
      title: 'a narrower type',
      tables: 'elements: { UsageContext.value: { type: CodeableConcept } }',
      json: { useContext: [{ code: { code: 'focus' }, valueReference: { display: 'a' } }] },
      told: ['element-type CapabilityStatement.useContext[0].value'],
    },
  ])('$title', async ({ tables, json, told }) => {
    expect(await faults(`${tables}\n`, json)).toEqual(told);
  });
});

test("a value beside extensions is FHIR's ext-1", async () => {
  const pack = await parsePack(`${head}extensions: { "${a}": { context: [Element], type: string } }`);
  const json = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    extension: [{ url: a, valueString: 'a', extension: [part] }],
  };
  const issues = createValidator({ packs: [pack] })
    .check(json)
    .issues.filter(({ key }) => key === 'extension-nested');
  expect(issues.map(({ issue }) => issue.code)).toEqual(['invariant']);
});
