import { errorOf, valuesOf } from '../values-of.test.helper.js';

const url = 'urn:e';
const resource = {
  resourceType: 'CapabilityStatement',
  publisher: '',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' },
  software: { name: 'S' },
  rest: [
    {
      mode: 'server',
      extension: [
        { url, valueUri: 'a' },
        { url, valueUri: 'a' },
      ],
      modifierExtension: [{ url, valueUri: 'a' }],
      resource: [
        { type: 'Patient', readHistory: false, updateCreate: true },
        { type: 'Patient', readHistory: true },
      ],
    },
  ],
};

const firstResource = 'at CapabilityStatement.rest[0].resource[0]';
const secondResource = 'at CapabilityStatement.rest[0].resource[1]';

describe('a criterion that is a boolean element goes by its value', () => {
  test.each([
    { expression: 'rest.resource.where(readHistory)', values: [secondResource] },
    { expression: 'rest.resource.where(updateCreate)', values: [firstResource] },
    { expression: 'rest.resource.where(readHistory.not())', values: [firstResource] },
    { expression: 'rest.resource[0].exists(readHistory)', values: [false] },
    { expression: 'rest.resource.all(readHistory)', values: [false] },
    { expression: 'iif(rest.resource[0].readHistory, 1, 2)', values: [2] },
    { expression: 'rest.resource.readHistory.where($this)', values: [`${secondResource}.readHistory`] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('an extension is an Extension however it was reached', () => {
  test.each([
    { expression: 'rest.extension[0] is Extension', values: [true] },
    { expression: `rest.extension('${url}').first() is Extension`, values: [true] },
    { expression: 'rest.modifierExtension is Extension', values: [true] },
    { expression: 'descendants().ofType(Extension).count()', values: [3] },
    { expression: 'rest.extension.first().type().name', values: ['Extension'] },
    { expression: 'rest.resource.first() is Extension', values: [false] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('no name reaches the prototype', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'];
  test.each(names)('%s', (name) => {
    expect(valuesOf(`${name}.exists()`, { resource })).toEqual([false]);
    expect(valuesOf(`software.${name}`, { resource })).toEqual([]);
    expect(errorOf(`software is ${name}`, { resource })).toBe('exception');
  });

  test('not even where the JSON has such a property', () => {
    const json = '{"resourceType":"CapabilityStatement","__proto__":{"name":"a"},"constructor":{"name":"b"}}';
    const polluted = JSON.parse(json) as Record<string, unknown>;
    for (const expression of ['name', 'constructor', '__proto__', 'children()', 'descendants()']) {
      expect(valuesOf(expression, { resource: polluted })).toEqual([]);
    }
  });
});

describe('hasValue', () => {
  test.each([
    { expression: 'publisher.exists()', values: [true] },
    { expression: 'publisher.hasValue()', values: [false] },
    { expression: "''.hasValue()", values: [false] },
    { expression: 'text.`div`.hasValue()', values: [true] },
    { expression: 'text.`div`.type().name', values: ['xhtml'] },
    {
      expression: 'text.`div`.hasValue() or (text.`div`.children().count() > text.`div`.id.count())',
      values: [true],
    },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('equal elements', () => {
  test.each([
    { expression: 'rest.extension.count()', values: [2] },
    { expression: `descendants().extension('${url}').count()`, values: [2] },
    { expression: `descendants().where(url = '${url}').count()`, values: [3] },
    { expression: 'rest.children().count()', values: [6] },
    { expression: `rest.extension.combine(rest.extension).count()`, values: [4] },
    { expression: 'rest.extension.distinct().count()', values: [1] },
    { expression: '(rest.extension | rest.modifierExtension).count()', values: [1] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('names of JSON are no names of FHIRPath', () => {
  test.each(['rest.extension.valueUri', 'resourceType', '_publisher', 'text.resourceType'])(
    '%s',
    (expression) => {
      expect(valuesOf(expression, { resource })).toEqual([]);
    },
  );
});
