import { head } from '../../rules/pack-text.test.helper.js';
import { parsePack } from '../../rules/parse-pack.js';
import { proveStructure } from './prove-structure.js';

async function proofOf(tables: string, top = head): Promise<NonNullable<ReturnType<typeof proveStructure>>> {
  const proof = proveStructure(await parsePack(`${top}${tables}\n`));
  if (proof === undefined) throw new Error('the pack has no tables');
  return proof;
}

/** What is open: word, trial, and the key that was not to come or did not. */
async function openOf(tables: string, top?: string): Promise<string[]> {
  const { entries } = await proofOf(tables, top);
  return entries
    .filter(({ isOpen }) => isOpen)
    .map(({ word, row = '', subject, problem }) => {
      const key = /(?:gives|give) ([a-z0-9-]+)/.exec(problem)?.[1] ?? '';
      return `${word} ${subject.slice(row.length + 2)} ${key}`.trim();
    });
}

const rest = 'CapabilityStatement.rest';
const codes = 'valueSets: { "urn:codes": [one, two] }\n';

describe('a row that is sound', () => {
  test.each<{ title: string; tables: string; trials: readonly string[] }>([
    {
      title: 'an element that must be there',
      tables: `elements: { ${rest}.mode: { min: 1, max: 1, type: code } }`,
      trials: ['with it', 'without it'],
    },
    {
      title: 'an element that must be there twice and may be there three times',
      tables: `elements: { ${rest}.compartment: { min: 2, max: 3 } }`,
      trials: ['with it', 'without it', 'one too few', 'as many as may be', 'one too many'],
    },
    {
      title: 'an element that may not be there',
      tables: `elements: { ${rest}.documentation: { max: 0 } }`,
      trials: ['without it', 'with it'],
    },
    {
      title: 'an id that may not be there',
      tables: 'elements: { Element.id: { max: 0 } }',
      trials: ['without it', 'with it'],
    },
    {
      title: 'an element of fewer types',
      tables: 'elements: { "UsageContext.value[x]": { min: 1, type: [Quantity, Range] } }',
      trials: ['as Quantity', 'without it', 'as CodeableConcept', 'as Range'],
    },
    {
      title: 'an element that is bound to codes',
      tables: `${codes}elements: { Identifier.use: { binding: "urn:codes" } }`,
      trials: ['with it', 'without it', 'of the code one', 'of the code two', 'of the code example'],
    },
    {
      title: 'codes that are the words that would be tried',
      tables: 'valueSets: { "urn:a": [example] }\nelements: { Coding.code: { binding: "urn:a" } }',
      trials: ['with it', 'without it', 'of the code example', 'of the code example-other'],
    },
    {
      title: 'an element of a form',
      tables: `elements: { ${rest}.documentation: { regex: "[a-z]+", examples: { pass: [abc], fail: ["1"] } } }`,
      trials: ['with it', 'without it', 'of the value "abc"', 'of the value "1"'],
    },
    {
      title: 'an element that another one determines',
      tables: `tables: { types: { prefix: "urn:", values: { token: [a], date: [b], uri: [] } } }
elements: { ${rest}.resource.searchParam.type: { determinedBy: { element: definition, table: types } } }`,
      trials: [
        'with it',
        'without it',
        'token beside urn:a',
        'date beside urn:a',
        'date beside urn:b',
        'token beside urn:b',
      ],
    },
    {
      title: 'an extension of a type',
      tables: 'extensions: { "urn:a": { context: [Identifier], type: uri, max: 1 } }',
      trials: [
        'on Identifier',
        'where no context is',
        'one too many',
        'as uri',
        'as base64Binary',
        'without a value',
        'with extensions instead of a value',
      ],
    },
    {
      title: 'an extension of the resource, of a primitive, and of another extension',
      tables: `extensions:
  "urn:a": { context: [CapabilityStatement, markdown, ${rest}.mode, "urn:b", "urn:elsewhere"] }
  "urn:b": { context: [${rest}], extensions: { c: { min: 1, type: string } } }`,
      trials: [
        'on CapabilityStatement',
        'on markdown',
        `on ${rest}.mode`,
        'on urn:b',
        'on urn:elsewhere',
        'where no context is',
        'in modifierExtension',
        'twice',
        `on ${rest}`,
        'where no context is',
        'in modifierExtension',
        'twice',
        'with a value',
        'with a part example',
        'without c',
        'with c twice',
        'c as string',
        'c as base64Binary',
        'c without a value',
        'c with extensions instead of a value',
      ],
    },
    {
      title: 'an extension of which nothing is said but that it modifies',
      tables: 'extensions: { "urn:a": { context: [Element], modifier: true, max: 2 } }',
      trials: ['on Element', 'on CapabilityStatement', 'in extension', 'as many as may be', 'one too many'],
    },
    {
      title: 'a part that is bound to codes',
      tables: `${codes}extensions:
  "urn:a": { context: [${rest}], max: 1, extensions: { b: { max: 1, type: code, binding: "urn:codes" } } }`,
      trials: [
        `on ${rest}`,
        'where no context is',
        'in modifierExtension',
        'one too many',
        'with a value',
        'with a part example',
        'without b',
        'with one b too many',
        'b as code',
        'b as base64Binary',
        'b without a value',
        'b with extensions instead of a value',
        'b of the code one',
        'b of the code two',
        'b of the code example',
      ],
    },
    {
      title: 'extensions that are known',
      tables: `tables: { core: { prefix: "urn:", values: { known: [a, b, c] } } }
knownExtensions: core
extensions: { "urn:a": { context: [Element], max: 1 } }`,
      trials: [
        'on Element',
        'on CapabilityStatement',
        'on CapabilityStatement.id',
        'in modifierExtension',
        'one too many',
        'urn:b',
        'urn:c',
        'a url that it does not have',
      ],
    },
    {
      title: 'a context on a resource that the pack does not judge, beside another',
      tables: 'extensions: { "urn:a": { context: [Patient, Patient.name, CapabilityStatement] } }',
      trials: ['on CapabilityStatement', 'where no context is', 'in modifierExtension', 'twice'],
    },
    {
      title: 'an extension of a part of a data type',
      tables: 'extensions: { "urn:a": { context: [Timing.repeat] } }',
      trials: ['on Timing.repeat', 'where no context is', 'twice'],
    },
    {
      title: 'what can stand in extensions alone',
      tables: 'elements: { Timing.repeat.count: { max: 1 } }',
      trials: ['with it', 'without it'],
    },
  ])('$title', async ({ tables, trials }) => {
    const { entries } = await proofOf(tables);
    expect(entries.filter(({ isOpen }) => isOpen)).toEqual([]);
    expect(entries.map(({ row = '', subject }) => subject.slice(row.length + 2))).toEqual(trials);
  });

  test.each(['Resource', 'Patient', 'Bundle', 'Parameters', 'Binary'])('of a pack for %s', async (type) => {
    const tables = `elements: { ${type}.language: { max: 1 }, Meta.source: { min: 1 } }
extensions: { "urn:a": { context: [Meta], type: Period } }`;
    expect(await openOf(tables, head.replace('CapabilityStatement', type))).toEqual([]);
  });

  test('in every release', async () => {
    const top = head.replace('["4.0"]', '["3.0", "4.0", "4.3", "5.0"]');
    const { entries, examples } = await proofOf('elements: { Coding.code: { min: 1 } }', top);
    expect(entries.filter(({ isOpen }) => isOpen)).toEqual([]);
    expect(examples).toBe(8);
    expect(entries.at(-1)?.subject).toBe('element Coding.code: without it (FHIR 5.0)');
  });

  test('upon a base that lacks what the rows ask for', async () => {
    const base = `base: { resourceType: CapabilityStatement, rest: [{ extension: [{ url: "urn:a", valueUri: "urn:b" }] }] }\n`;
    const tables = `elements: { CapabilityStatement.name: { min: 1 }, ${rest}.mode: { min: 1 } }
extensions: { "urn:a": { context: [${rest}], max: 1, type: uri } }`;
    expect(await openOf(base + tables)).toEqual([]);
  });
});

test.each<{ title: string; tables: string; open: readonly string[] }>([
  {
    title: 'a regex that refuses its pass example',
    tables: `elements: { ${rest}.documentation: { regex: "[a-z]+", examples: { pass: [abc, B], fail: ["1"] } } }`,
    open: ['noisy of the value "B" element-regex'],
  },
  {
    title: 'a regex that lets its fail example pass',
    tables: `elements: { ${rest}.documentation: { regex: "[a-z]+", examples: { pass: [abc], fail: ["1", b] } } }`,
    open: ['missed of the value "b" element-regex'],
  },
  {
    title: 'a fail example that FHIR refuses before',
    tables: `elements: { CapabilityStatement.format: { regex: "[a-z]+", examples: { pass: [a], fail: [" a"] } } }`,
    open: ['missed of the value " a" element-regex'],
  },
  {
    title: 'an example of another JSON type',
    tables: `elements: { CapabilityStatement.format: { regex: "[0-9]+", examples: { pass: ["1", 2], fail: [a] } } }`,
    open: ['noisy of the value 2 shape-wrong-type'],
  },
  {
    title: 'a binding with a code that the regex refuses',
    tables: `${codes}elements: { CapabilityStatement.format: { binding: "urn:codes", regex: "o.*", examples: { pass: [one], fail: [o] } } }`,
    open: ['noisy of the code two element-regex', 'missed of the value "o" element-regex'],
  },
  {
    title: 'a type that nothing in the resource has',
    tables: 'elements: { ElementDefinition.path: { min: 1 } }',
    open: ['untried on ElementDefinition'],
  },
  {
    title: 'an element of a resource that the pack does not judge',
    tables: 'elements: { Patient.name: { min: 1 } }',
    open: ['untried on Patient'],
  },
  {
    title: 'an element of a resource inside',
    tables: 'elements: { CapabilityStatement.contained.id: { min: 1 } }',
    open: ['untried on CapabilityStatement.contained'],
  },
  {
    title: 'a row that another one contradicts',
    tables: 'elements: { CapabilityStatement.text: { min: 1 }, DomainResource.text: { max: 0 } }',
    open: ['noisy with it element-max', 'noisy without it element-min'],
  },
  {
    title: 'a table with a value that the binding does not have',
    tables: `${codes}tables: { types: { values: { one: ["urn:a"], three: ["urn:b"] } } }
elements: { ${rest}.resource.searchParam.type: { binding: "urn:codes", determinedBy: { element: definition, table: types } } }`,
    open: ['missed three beside urn:a element-table', 'noisy three beside urn:b element-binding'],
  },
  {
    title: 'a table by an element that holds no text',
    tables: `tables: { types: { values: { a: ["urn:a"], b: ["urn:b"] } } }
elements: { ${rest}.documentation: { determinedBy: { element: resource, table: types } } }`,
    open: ['missed b beside urn:a element-table', 'missed a beside urn:b element-table'],
  },
  {
    title: 'a context on a resource that the pack does not judge',
    tables: 'extensions: { "urn:a": { context: [Patient] } }',
    open: ['untried on Patient'],
  },
  {
    title: 'a modifier on a type that has none',
    tables: 'extensions: { "urn:a": { context: [Coding], modifier: true } }',
    open: ['untried on Coding'],
  },
  {
    title: 'a context in an extension that holds a value',
    tables: `extensions:
  "urn:a": { context: ["urn:b"] }
  "urn:b": { context: [${rest}], type: string }`,
    open: ['noisy on urn:b extension-nested', 'noisy twice extension-nested'],
  },
  {
    title: 'extensions that stand in each other alone',
    tables: `extensions: { "urn:a": { context: ["urn:b"] }, "urn:b": { context: ["urn:a"] } }`,
    open: ['untried in urn:b', 'untried in urn:a'],
  },
])('a defective row is told: $title', async ({ tables, open }) => {
  expect(await openOf(tables)).toEqual(open);
});

test('rows that ask for each other without end come to an end', async () => {
  const tables = 'elements: { Reference.identifier: { min: 1 }, Identifier.assigner: { min: 1 } }';
  const { entries } = await proofOf(tables);
  expect(entries).toHaveLength(4);
});

test('an entry has the place of its row', async () => {
  const { entries } = await proofOf(
    `elements:\n  Coding.code: { max: 1 }\nextensions:\n  "urn:a": { context: [Element] }`,
  );
  const places = new Set(entries.map(({ row = '', place }) => `${row} ${place.line.toString()}`));
  expect([...places]).toEqual(['element Coding.code 9', 'extension urn:a 11']);
});
