import { releases } from '../fhir/release.js';
import { compared, errorsOf, head } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';
import { packFor, readVersionedName, sourceFor } from './release-pack.js';

const all = head.replace('["4.0"]', '["3.0", "4.0", "4.3", "5.0"]');

const valueSets = `valueSets:
  urn:a: [draft]
  urn:a|5.0.0: [active]
`;
const pack = `${all}source: http://h/{release}/s
${valueSets}tables: { t: { values: { a: [b] } }, "t|3.0.2": { values: { a: [c, d] } } }
elements:
  CapabilityStatement.status: { binding: urn:a }
  CapabilityStatement.profile: { fhirVersion: ["3.0"], max: 1 }
  CapabilityStatement.rest.resource.profile:
    - { fhirVersion: ["3.0"], type: Reference }
    - { fhirVersion: ["4.0", "5.0"], type: canonical }
extensions:
  urn:e:
    - { fhirVersion: ["4.3"], context: [Citation], type: uri }
    - { fhirVersion: ["5.0"], context: [CapabilityStatement], type: integer64 }
`;

describe('a pack for one version', () => {
  const type = 'CapabilityStatement.rest.resource.profile';
  test.each([
    {
      release: '3.0',
      source: 'http://h/STU3/s',
      codes: ['draft'],
      types: ['Reference'],
      keys: 'c d',
      rows: 3,
    },
    { release: '4.0', source: 'http://h/R4/s', codes: ['draft'], types: ['canonical'], keys: 'b', rows: 2 },
    { release: '4.3', source: 'http://h/R4B/s', codes: ['draft'], types: undefined, keys: 'b', rows: 2 },
    { release: '5.0', source: 'http://h/R5/s', codes: ['active'], types: ['canonical'], keys: 'b', rows: 3 },
  ] as const)('$release', async ({ release, source, codes, types, keys, rows }) => {
    const { structure, ...own } = packFor(await parsePack(pack), release);
    expect(own).toMatchObject({ release, source });
    expect(structure?.valueSets).toEqual({ 'urn:a': codes });
    expect(structure?.elements[type]?.types).toEqual(types);
    expect(structure?.tables).toEqual({ t: { prefix: '', values: { a: keys } } });
    const { elements = {}, extensions = {} } = structure ?? {};
    expect(Object.keys({ ...elements, ...extensions })).toHaveLength(rows);
  });
});

test.each([
  {
    title: 'a row for a version that the pack lacks',
    yaml: `${head}elements: { CapabilityStatement.url: { fhirVersion: ▸["5.0"] } }\n`,
    code: 'not-in-version',
  },
  {
    title: 'two rows for one version',
    yaml: `${all}elements:\n  CapabilityStatement.url:\n    - { max: 1 }\n    - { fhirVersion: ▸["5.0"] }\n`,
    code: 'wrong-value',
  },
  {
    title: 'two rows for all versions',
    yaml: `${all}elements:\n  CapabilityStatement.url:\n    - { max: 1 }\n    - ▸{ min: 1 }\n`,
    code: 'wrong-value',
  },
  {
    title: 'a row for an element that one version lacks',
    yaml: `${all}elements:\n  CapabilityStatement.url: {}\n  ▸CapabilityStatement.imports: {}\n`,
    code: 'unknown-element',
  },
  {
    title: 'a row of a list for an element that its version lacks',
    yaml: `${all}elements:\n  CapabilityStatement.imports:\n    - { fhirVersion: ["4.0"] }\n    - ▸{ fhirVersion: ["3.0"] }\n`,
    code: 'unknown-element',
  },
  {
    title: 'an unknown field in a list of rows',
    yaml: `${all}elements:\n  CapabilityStatement.url:\n    - { ▸mix: 1 }\n`,
    code: 'unknown-field',
  },
  {
    title: 'a type that one version lacks',
    yaml: `${all}extensions:\n  urn:e:\n    - { context: [CapabilityStatement], type: ▸integer64 }\n`,
    code: 'type-mismatch',
  },
  {
    title: 'a value set of a version that the pack lacks',
    yaml: `${head}valueSets:\n  ▸urn:a|5.0.0: [a]\nelements: { CapabilityStatement.url: {} }\n`,
    code: 'not-in-version',
  },
  {
    title: 'a value set of a version that is none',
    yaml: `${head}valueSets:\n  ▸urn:a|4.6.0: [a]\nelements: { CapabilityStatement.url: {} }\n`,
    code: 'not-in-version',
  },
  {
    title: 'a value set twice for a version',
    yaml: `${head}valueSets:\n  urn:a|4.0.0: [a]\n  ▸urn:a|4.0.1: [b]\nelements: { CapabilityStatement.url: {} }\n`,
    code: 'wrong-value',
  },
  {
    title: 'a binding to a value set of another version',
    yaml: `${all}valueSets:\n  urn:a|5.0.0: [a]\nelements: { CapabilityStatement.status: { binding: ▸urn:a } }\n`,
    code: 'unknown-value-set',
  },
  {
    title: 'known extensions of one version alone',
    yaml: `${all}tables: { "t|5.0.0": { values: { a: [b] } } }\nextensions: { "urn:e": { context: [Element], type: uri } }\nknownExtensions: ▸t\n`,
    code: 'unknown-table',
  },
  {
    title: 'a key of a table with white space',
    yaml: `${all}tables: { t: { values: { a: [▸"b c"] } } }\nelements: { CapabilityStatement.url: {} }\n`,
    code: 'wrong-value',
  },
])('$title is a defect', async ({ yaml, code }) => {
  const { found, wanted } = await compared(yaml, [code]);
  expect(found).toEqual(wanted);
});

test('a list of no rows is a defect', async () => {
  const [error] = await errorsOf(`${all}elements:\n  CapabilityStatement.url: []\n`);
  expect(error?.code).toBe('wrong-value');
});

test.each([
  { text: 'urn:a', name: 'urn:a', release: undefined },
  { text: 'urn:a|4.3.0', name: 'urn:a', release: '4.3' },
  { text: 'urn:a|b|3.0.2', name: 'urn:a|b', release: '3.0' },
])('$text is $name of $release', ({ text, name, release }) => {
  expect(readVersionedName(text)).toEqual({ name, release });
});

test('a source names the version, or the newest where there is none', () => {
  const source = 'http://hl7.org/fhir/{release}/a.html';
  expect([...releases, undefined].map((release) => sourceFor(source, release))).toEqual([
    ...['STU3', 'R4', 'R4B', 'R5'].map((name) => `http://hl7.org/fhir/${name}/a.html`),
    'http://hl7.org/fhir/a.html',
  ]);
});
