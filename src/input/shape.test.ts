import type { JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { checkShape, type ShapeResult } from './shape.js';
import { barePlans } from './walk-plans.js';

type ShapeOptions = Parameters<typeof checkShape>[2];

const shapeOf = (json: JsonObject, options: Partial<ShapeOptions> = {}): ShapeResult =>
  checkShape(json, modelOf('4.0'), {
    maxDepth: 128,
    maxFindings: 100,
    checkStrings: true,
    mayHidePoint: () => false,
    isParsed: false,
    plans: barePlans,
    ...options,
  });

const patient = (json: JsonObject): JsonObject => ({ resourceType: 'Patient', ...json });

/** Property names met, wherever they stand. */
describe('names are counted', () => {
  test.each([
    { title: 'of the resource', json: { active: true }, keys: 2 },
    { title: 'of elements', json: { name: [{ text: 'a' }, { given: ['a', 'b'] }] }, keys: 4 },
    {
      title: 'of partners',
      json: { _active: { id: 'a' }, name: [{ _given: [null, { id: 'a' }] }] },
      keys: 6,
    },
    {
      title: 'of resources within',
      json: { contained: [{ resourceType: 'Patient', active: true }] },
      keys: 4,
    },
    { title: 'of unknown properties', json: { foo: [{ a: { b: [{}] } }, null, 'c'] }, keys: 4 },
    {
      title: 'of a second choice',
      json: { deceasedBoolean: true, deceasedDateTime: { a: [{ b: 1 }] } },
      keys: 5,
    },
    { title: 'below a wrong kind', json: { active: { a: [{ b: 1 }] }, birthDate: [{ c: 1 }] }, keys: 6 },
    {
      title: 'below a partner of the wrong kind',
      json: { _active: [{ a: 1 }], name: [{ _given: { b: 1 } }] },
      keys: 6,
    },
    {
      title: 'of a resource of an unknown type',
      json: { contained: [{ resourceType: 'Foo', a: { b: 1 } }] },
      keys: 5,
    },
    { title: 'of __proto__', json: JSON.parse('{"__proto__":{"a":1}}') as JsonObject, keys: 3 },
  ])('$title', ({ json, keys }) => {
    expect(shapeOf(patient(json)).keys).toBe(keys);
  });
});

describe('numbers to look at again', () => {
  test.each([
    {
      title: 'a decimal',
      json: { extension: [{ url: 'a', valueDecimal: 1 }] },
      at: [['extension', 0, 'valueDecimal']],
    },
    { title: 'a safe integer', json: { multipleBirthInteger: 3 }, at: [] },
    {
      title: 'an integer that is not safe',
      json: { multipleBirthInteger: 2 ** 53 },
      at: [['multipleBirthInteger']],
    },
    {
      title: 'an integer with a fraction',
      json: { multipleBirthInteger: 1.5 },
      at: [['multipleBirthInteger']],
    },
    { title: 'a number where a string belongs', json: { birthDate: 2000.5 }, at: [] },
    { title: 'a number FHIR does not know', json: { foo: 1.5 }, at: [] },
  ])('$title', ({ json, at }) => {
    expect(shapeOf(patient(json)).numbers.map(({ path }) => path)).toEqual(at);
  });
});

test.each([
  { maxFindings: 0, listed: 0, leftOut: 3 },
  { maxFindings: 2, listed: 2, leftOut: 1 },
  { maxFindings: 3, listed: 3, leftOut: 0 },
])('of 3 findings $listed are listed where the limit is $maxFindings', ({ maxFindings, listed, leftOut }) => {
  const shape = shapeOf(patient({ foo: 1, active: 'a', gender: null }), { maxFindings });
  expect([shape.findings.length, shape.leftOut]).toEqual([listed, leftOut]);
});

test('strings are looked into only when told', () => {
  const json = patient({ id: '\u0000' });
  expect(shapeOf(json).findings).toHaveLength(1);
  expect(shapeOf(json, { checkStrings: false }).findings).toEqual([]);
});

test.each([
  { title: 'known to FHIR', json: { name: [{ extension: [{ url: 'a' }] }] }, at: ['name', 0, 'extension'] },
  { title: 'unknown to FHIR', json: { foo: { a: [[1]] } }, at: ['foo'] },
])('the walk ends where a part $title goes deeper than the limit', ({ json, at }) => {
  expect(shapeOf(patient(json), { maxDepth: 3 }).tooDeepAt).toEqual(at);
  expect(shapeOf(patient(json), { maxDepth: 5 }).tooDeepAt).toBeUndefined();
});

test("the paths of findings lead to the JSON, their locations are FHIR's", () => {
  const json = patient({
    contact: [{ name: { given: ['a', 5] } }],
    _birthDate: { foo: 1 },
    deceasedBoolean: 'no',
  });
  expect(shapeOf(json).findings.map(({ key, path, location }) => [key, path, location])).toEqual([
    ['shape-wrong-type', ['contact', 0, 'name', 'given', 1], 'Patient.contact[0].name.given[1]'],
    ['shape-unknown-property', ['_birthDate', 'foo'], 'Patient.birthDate'],
    ['shape-wrong-type', ['deceasedBoolean'], 'Patient.deceased'],
  ]);
});

describe('of several choice elements each is counted apart', () => {
  test.each([
    { json: { deceasedBoolean: true, multipleBirthInteger: 2 }, second: [] },
    { json: { deceasedBoolean: true, multipleBirthInteger: 2, multipleBirthBoolean: true }, second: [2] },
    { json: { multipleBirthInteger: 2, deceasedBoolean: true, multipleBirthBoolean: true }, second: [2] },
    { json: { deceasedBoolean: true, multipleBirthInteger: 2, deceasedDateTime: '2000' }, second: [2] },
    {
      json: {
        deceasedBoolean: true,
        multipleBirthInteger: 2,
        multipleBirthBoolean: true,
        deceasedDateTime: '2000',
      },
      second: [2, 3],
    },
  ])('$json', ({ json, second }) => {
    const found = shapeOf(patient(json)).findings.map(({ key, path }) => [key, path]);
    expect(found).toEqual(second.map((at) => ['shape-two-values', [Object.keys(json)[at]]]));
  });
});
