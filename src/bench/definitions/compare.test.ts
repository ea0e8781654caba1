import { amounts, differences, right, rightTypes } from './definitions.test.helper.js';

const { elements, extensions, valueSets } = right;
const status = elements['CapabilityStatement.status'] ?? {};
const url = 'http://hl7.org/fhir/StructureDefinition/';
const partOf = extensions[`${url}part-of`] ?? { context: [] };

const withElement = (path: string, row: object): object => ({
  ...right,
  elements: { ...elements, [path]: row },
});
const withExtension = (id: string, row: object): object => ({
  ...right,
  extensions: { ...extensions, [`${url}${id}`]: row },
});
const without = (map: object, name: string): object =>
  Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));

test('a pack that says what FHIR says differs in nothing', () => {
  expect(differences(right)).toEqual([]);
});

test('what is not defined at hand is told apart', () => {
  expect(amounts(right)).toEqual({
    elements: [3, ['Coding']],
    'value sets': [1, ['http://hl7.org/fhir/ValueSet/somewhere-else']],
    extensions: [2, []],
    'search parameters': [1, []],
    'known extensions': [1, []],
    definitions: [0, []],
  });
});

test('packs that say nothing differ in nothing', () => {
  expect(differences({})).toEqual([]);
});

const statusPath = 'CapabilityStatement.status';

test.each([
  { title: 'another min', row: { ...status, min: 0 }, differs: 'min' },
  { title: 'no max', row: without(status, 'max'), differs: 'max' },
  { title: 'another type', row: { ...status, type: ['code', 'string'] }, differs: 'type' },
  { title: 'no binding', row: without(status, 'binding'), differs: 'binding' },
  { title: 'another binding', row: { ...status, binding: 'http://a.test' }, differs: 'binding' },
])('$title of an element is found', ({ row, differs }) => {
  expect(differences(withElement(statusPath, row))).toEqual([`${statusPath}: ${differs}`]);
});

test.each([
  {
    title: 'an element without a row',
    elements: without(elements, 'CapabilityStatement.url'),
    at: 'CapabilityStatement.url',
  },
  {
    title: 'a row without an element',
    elements: { ...elements, 'CapabilityStatement.uri': {} },
    at: 'CapabilityStatement.uri',
  },
])('$title is found', ({ elements: changed, at }) => {
  expect(differences({ ...right, elements: changed })).toEqual([`${at}: row`]);
});

test('a departure that nothing needs is found', () => {
  const row = { min: 1, type: 'code', binding: 'http://hl7.org/fhir/ValueSet/mimetypes' };
  expect(differences(withElement('CapabilityStatement.format', row))).toEqual([
    'CapabilityStatement.format: binding',
  ]);
});

test.each([
  { title: 'a code that is missing', codes: ['draft'] },
  { title: 'a code too many', codes: ['draft', 'active', 'retired'] },
])('$title is found', ({ codes }) => {
  const canonical = 'http://hl7.org/fhir/ValueSet/publication-status';
  expect(differences({ ...right, valueSets: { ...valueSets, [canonical]: codes } })).toEqual([
    `${canonical}: codes`,
  ]);
});

test.each([
  { title: 'a dropped context', row: { ...partOf, context: ['ValueSet'] }, differs: 'context' },
  {
    title: 'a context too many',
    row: { ...partOf, context: [...partOf.context, 'CodeSystem'] },
    differs: 'context',
  },
  { title: 'no modifier', row: without(partOf, 'modifier'), differs: 'modifier' },
  { title: 'another max', row: { ...partOf, max: 2 }, differs: 'max' },
  { title: 'a type too few', row: { ...partOf, type: 'code' }, differs: 'type' },
  { title: 'no binding', row: without(partOf, 'binding'), differs: 'binding' },
])('$title of an extension is found', ({ row, differs }) => {
  expect(differences(withExtension('part-of', row))).toEqual([`part-of: ${differs}`]);
});

test.each([
  { title: 'another min', part: { max: 1, type: 'uri' }, differs: ['min of first'] },
  { title: 'another max', part: { min: 1, type: 'uri' }, differs: ['max of first'] },
  { title: 'another type', part: { min: 1, max: 1, type: 'url' }, differs: ['type of first'] },
  {
    title: 'a binding',
    part: { min: 1, max: 1, type: 'uri', binding: 'http://a.test' },
    differs: ['binding of first'],
  },
])('$title of a part is found', ({ part, differs }) => {
  const row = { context: ['CapabilityStatement.rest'], extensions: { first: part } };
  expect(differences(withExtension('ends', row))).toEqual(differs.map((each) => `ends: ${each}`));
});

test('a part that FHIR does not have is found', () => {
  const row = {
    context: ['CapabilityStatement.rest'],
    extensions: { first: { min: 1, max: 1, type: 'uri' }, last: {} },
  };
  expect(differences(withExtension('ends', row))).toContain('ends: part last');
});

test('an extension of CapabilityStatement that no pack describes is found, and so is one not known', () => {
  expect(differences({ ...right, extensions: without(extensions, `${url}ends`) })).toEqual([
    'ends: row',
    'ends: known',
  ]);
});

test.each([
  {
    title: 'another type',
    types: { ...rightTypes, values: { token: ['Patient-name'] } },
    at: ['Patient-name'],
  },
  {
    title: 'one missing and one too many',
    types: { ...rightTypes, values: { string: ['Patient-nmae'] } },
    at: ['Patient-nmae', 'Patient-name'],
  },
])('of search parameters, $title is found', ({ types, at }) => {
  expect(differences(right, types)).toEqual(
    at.map((id) => `http://hl7.org/fhir/SearchParameter/${id}: type`),
  );
});

test.each([
  { title: 'one missing', keys: ['part-of'], differs: ['elsewhere: known'] },
  { title: 'one too many', keys: ['elsewhere', 'nowhere'], differs: ['nowhere: known'] },
])('of known extensions, $title is found', ({ keys, differs }) => {
  const tables = { ...right.tables, known: { prefix: url, values: { known: keys } } };
  expect(differences({ ...right, tables })).toEqual(differs);
});

/** What a pack shows of the definition of part-of. */
const shown = {
  context: [
    { type: 'element', expression: 'CapabilityStatement.rest' },
    { type: 'element', expression: 'ValueSet' },
  ],
  elements: {
    Extension: { min: 0, max: 1, type: 'Extension' },
    'Extension.value[x]': { min: 1, max: 1, type: ['code', 'uri'] },
  },
};
const withDefinition = (facts: object, id = 'part-of', version = 'R4'): object => ({
  ...right,
  definition: { url: url + id, of: version, versions: { [version]: facts } },
});

test.each([
  { title: 'the same', facts: shown, differs: [] },
  { title: 'another name', facts: { ...shown, name: 'PartOf' }, differs: ['name'] },
  { title: 'a maturity', facts: { ...shown, maturity: 1 }, differs: ['maturity'] },
  { title: 'another context', facts: { ...shown, context: shown.context.slice(1) }, differs: ['context'] },
  {
    title: 'another minimum',
    facts: { ...shown, elements: { ...shown.elements, Extension: { min: 1, max: 1 } } },
    differs: ['min of Extension'],
  },
  {
    title: 'another type, under the name that it has',
    facts: {
      ...shown,
      elements: {
        ...shown.elements,
        'Extension.value[x]': { name: 'value[x]', min: 1, max: 1, type: 'code' },
      },
    },
    differs: ['type of Extension.value[x]'],
  },
  {
    title: 'a constraint that is none',
    facts: { ...shown, constraints: { 'ext-1': { severity: 'error', elements: ['Extension'] } } },
    differs: ['severity of ext-1', 'paths of ext-1'],
  },
])('of a definition that a pack shows, $title differs in $differs', ({ facts, differs }) => {
  expect(differences(withDefinition(facts))).toEqual(differs.map((each) => `part-of: ${each}`));
});

test('a definition of another version, or that is not at hand, is not compared', () => {
  expect(differences(withDefinition({ name: 'A' }, 'part-of', 'R5'))).toEqual([]);
  expect(amounts(withDefinition({ name: 'A' }, 'nowhere')).definitions).toEqual([0, [`${url}nowhere`]]);
});
