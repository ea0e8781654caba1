import type { ElementNode } from '../fhir/element.js';
import { isCovered } from './evaluator.js';
import { isNode } from './evaluate/item.js';
import { compileExpression } from './evaluator.js';
import { loadFallback } from './fallback.js';
import { elementAt, errorOf, itemsOf, parse, valuesOf } from './values-of.test.helper.js';

const fallback = await loadFallback();
const options = { fallback };

/** Always true, and never covered: the core has no clock. */
const uncovered = 'today() = today()';

const mg = { system: 'http://unitsofmeasure.org', code: 'mg', unit: 'mg' };
const resource = {
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  _status: { id: 's', extension: [{ url: 'urn:e', valueUrl: 'http://h/' }] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' },
  code: { text: 'weight', coding: [{ code: 'a' }, { code: 'a' }] },
  valueQuantity: { value: 5, ...mg },
  effectiveDateTime: '2024-01-31',
  extension: [null, { url: 'urn:e', valueBoolean: false }],
  component: [
    { code: { text: 'one' }, valueQuantity: { value: 2, ...mg } },
    { code: { text: 'two' }, valueQuantity: { value: 4, ...mg } },
    { code: { text: 'three' }, valueBoolean: false },
  ],
  contained: [{ resourceType: 'Patient', id: 'p', active: false, name: [{ given: ['', 'Ann'] }] }],
};
const setting = { resource, options };
const O = 'at Observation';

test.each([
  { expression: "value > 3 'mg'", values: [true] },
  { expression: "value > 3 'g'", values: [false] },
  { expression: "component.where(value.ofType(Quantity) > 3 'mg')", values: [`${O}.component[1]`] },
  {
    expression: "component.where(value.ofType(Quantity) > 3 'mg').code.text",
    values: [`${O}.component[1].code.text`],
  },
  { expression: `status.where(true)`, values: [`${O}.status`] },
  { expression: `status.id.where(true)`, values: [`${O}.status.id`] },
  { expression: `status.extension.value.where(true)`, values: [`${O}.status.extension[0].value`] },
  { expression: `contained.name.where(true)`, values: [`${O}.contained[0].name[0]`] },
  { expression: `code.coding.where(true)`, values: [`${O}.code.coding[0]`, `${O}.code.coding[1]`] },
  { expression: `%resource.id.where(true)`, values: [`${O}.id`] },
  { expression: `Observation.status.where(true)`, values: [`${O}.status`] },
  { expression: "code.text.lastIndexOf('h')", values: [4] },
  { expression: "'1'.convertsToInteger()", values: [true] },
  { expression: "'a'.encode('base64')", values: ['YQ=='] },
  { expression: '1.26.round(1)', values: [1.3] },
  { expression: 'value.ofType(Quantity).value.round(0) + 1', values: [6] },
  { expression: "'2024-01-31'.toDate()", values: ['2024-01-31'] },
  { expression: '@2024-01-31 + 1 month', values: ['2024-02-29'] },
  { expression: "1 'mg' + 2 'mg'", values: ["3 'mg'"] },
])('$expression', ({ expression, values }) => {
  const uncoveredWhole = `(${expression}).where(${uncovered})`;
  expect(isCovered(parse(uncoveredWhole))).toBe(false);
  expect(valuesOf(uncoveredWhole, setting)).toEqual(values);
});

test.each([
  { title: 'to be compared', expression: "1000000 'dyn' > 1 'N'", values: [true] },
  { title: 'to be told equal', expression: "100000 'dyn' = 1 'N'", values: [true] },
  { title: 'that are none', expression: "1 'cm'.comparable(1 '[s]')", values: [false] },
])('units $title that the compiler does not know', ({ expression, values }) => {
  expect(isCovered(parse(expression))).toBe(true);
  expect(errorOf(expression, { resource })).toBe('exception');
  expect(valuesOf(expression, setting)).toEqual(values);
});

test('the elements are those of the tree, with parents', () => {
  const expression = `component.where(value.ofType(Quantity) > 3 'mg').code.text.where(${uncovered})`;
  const found = itemsOf(expression, setting).filter(isNode);
  expect(found.map(({ value, type, parent }) => [value, type?.name, parent?.name])).toEqual([
    ['two', 'string', 'code'],
  ]);
});

describe('what fhirpath.js gets wrong is set right', () => {
  test.each([
    { title: 'a false criterion', expression: `extension.where(value and ${uncovered})`, values: [] },
    {
      title: 'a false element as criterion',
      expression: `contained.where(active).where(${uncovered})`,
      values: [],
    },
    {
      title: 'exists with a false criterion',
      expression: `component[2].exists(value) or (${uncovered}).not()`,
      values: [false],
    },
    {
      title: 'all with a false criterion',
      expression: `contained.all(active) or (${uncovered}).not()`,
      values: [false],
    },
    {
      title: 'is Extension',
      expression: `status.extension[0] is Extension and ${uncovered}`,
      values: [true],
    },
    {
      title: 'ofType(Extension)',
      expression: `descendants().ofType(Extension).where(${uncovered}).count()`,
      values: [2],
    },
    { title: 'names of the prototype', expression: `constructor.where(${uncovered})`, values: [] },
    {
      title: 'hasValue() of the empty string',
      expression: `contained.name.given[0].hasValue() or (${uncovered}).not()`,
      values: [false],
    },
    { title: 'hasValue() of xhtml', expression: `text.\`div\`.hasValue() and ${uncovered}`, values: [true] },
    { title: 'null in a list', expression: `extension.where(${uncovered})`, values: [`${O}.extension[1]`] },
    {
      title: 'flags of a pattern',
      expression: `code.text.matches('(?i)^WEI') and ${uncovered}`,
      values: [true],
    },
  ])('$title', ({ expression, values }) => {
    expect(isCovered(parse(expression))).toBe(false);
    expect(valuesOf(expression, setting)).toEqual(values);
  });
});

/** The constraint of http://hl7.org/fhir/R4/datatypes.html#Range. */
describe('elements that are quantities have an order', () => {
  const range = (low: object, high: object): object => ({ referenceRange: [{ low, high }] });
  test.each([
    { title: 'in one unit', json: range({ value: 4, ...mg }, { value: 10, ...mg }), values: [true] },
    { title: 'the wrong way round', json: range({ value: 10, ...mg }, { value: 4, ...mg }), values: [false] },
    {
      title: 'in two units',
      json: range({ value: 40, ...mg }, { value: 1, ...mg, code: 'g', unit: 'g' }),
      values: [true],
    },
    { title: 'with one missing', json: { referenceRange: [{ low: { value: 4, ...mg } }] }, values: [true] },
  ])('$title', ({ json, values }) => {
    const expression = 'referenceRange.select(low.empty() or high.empty() or (low <= high))';
    expect(valuesOf(expression, { resource: { ...resource, ...json }, options })).toEqual(values);
  });
});

describe('it may stand on any element', () => {
  const evaluateOn = (node: ElementNode, expression: string): readonly unknown[] =>
    compileExpression(parse(expression), options)(node, () => []);

  test.each([
    { on: 'component[1]', expression: `code.text.where(${uncovered})`, count: 1 },
    { on: 'status', expression: `extension.where(${uncovered})`, count: 1 },
    { on: 'contained[0].name', expression: `given.where(${uncovered})`, count: 2 },
    { on: 'text.`div`', expression: `$this.where(${uncovered})`, count: 1 },
  ])('$on', ({ on, expression, count }) => {
    expect(evaluateOn(elementAt(on, { resource }), expression)).toHaveLength(count);
  });

  test('with variables that are elements', () => {
    const parent = elementAt('component[1]', { resource });
    const variables = { parent, wanted: 'two', most: 3 };
    const expression = `%parent.code.where(text = %wanted and %most = 3 and ${uncovered})`;
    expect(valuesOf(expression, { ...setting, variables })).toEqual([`${O}.component[1].code`]);
  });
});

test.each(['3.0', '4.0', '4.3', '5.0'] as const)('FHIR %s', (release) => {
  expect(valuesOf(`value > 3 'mg' and ${uncovered}`, { ...setting, release })).toEqual([true]);
});

test('it works on resources that are frozen, and leaves no trace in them', () => {
  const text = JSON.stringify(resource);
  const frozen = JSON.parse(text, (_, value: unknown) => Object.freeze(value)) as typeof resource;
  expect(valuesOf(`value > 3 'mg' and ${uncovered}`, { resource: frozen, options })).toEqual([true]);
  expect(JSON.stringify(frozen)).toBe(text);
});

test('what an error says does not hold the resource', () => {
  let said = '';
  try {
    itemsOf(`$this.lastIndexOf('a') = 1 and ${uncovered}`, setting);
  } catch (error) {
    said = error instanceof Error ? error.message : '';
  }
  expect(said).not.toBe('');
  expect(said).not.toContain('Ann');
});

test.each([
  `status.matches('(') and ${uncovered}`,
  `status.round() = 1 and ${uncovered}`,
  `code.coding.single().exists() and ${uncovered}`,
  `value > 3 's' and component.value > 3 'mg' and ${uncovered}`,
])('%s ends in an evaluation error', (expression) => {
  expect(errorOf(expression, setting)).toBe('exception');
});
