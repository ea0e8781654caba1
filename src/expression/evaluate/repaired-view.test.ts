import { valuesOf } from '../values-of.test.helper.js';

const url = 'urn:e';
const C = 'at CapabilityStatement';
const V = `${C}.extension[0].value`;

interface Row {
  readonly title: string;
  readonly json: object;
  readonly values: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

const extension = (...extensions: unknown[]): object => ({ extension: extensions });

const rows: readonly Row[] = [
  {
    title: 'an object where an array belongs is an array of one',
    json: { rest: { mode: 'server' }, extension: { url, valueUri: 'a' } },
    values: {
      rest: [`${C}.rest[0]`],
      'rest[0].mode': [`${C}.rest[0].mode`],
      [`extension('${url}').value`]: [V],
      'children().count()': [2],
    },
  },
  {
    title: 'a string where an array belongs is an array of one',
    json: { format: 'json' },
    values: { format: [`${C}.format[0]`], "format = 'json'": [true] },
  },
  {
    title: 'null is absent',
    json: {
      name: null,
      software: null,
      rest: null,
      format: [null, 'json'],
      ...extension(null, { url, valueUri: null }),
    },
    values: {
      'name | software | rest': [],
      format: [`${C}.format[1]`],
      extension: [`${C}.extension[1]`],
      'extension.value': [],
      [`extension('${url}').count()`]: [1],
    },
  },
  {
    title: 'null with a partner is an element without a value',
    json: { format: [null, 'json'], _format: [{ id: 'a' }, null], _name: { id: 'n' } },
    values: {
      format: [`${C}.format[0]`, `${C}.format[1]`],
      'format.id': [`${C}.format[0].id`],
      'format.select(hasValue())': [false, true],
      'name.exists()': [true],
      'name.hasValue()': [false],
      "name = 'n'": [false],
      "name.startsWith('n')": [],
    },
  },
  {
    title: 'a number where a uri belongs has no value',
    json: extension({ url, valueUri: 5 }),
    values: {
      'extension.value': [V],
      'extension.value.type().name': ['uri'],
      'extension.value.hasValue()': [false],
      'extension.value = 5': [false],
      "extension.value.matches('5')": [],
      'extension.value.length()': [],
    },
  },
  {
    title: 'an object where a uri belongs has no value and no children',
    json: extension({ url, valueUri: { a: 1 } }),
    values: { 'extension.value.hasValue()': [false], 'extension.value.children()': [] },
  },
  {
    title: 'an array where a uri belongs has no value',
    json: extension({ url, valueUri: ['a', 'b'] }),
    values: { 'extension.value': [V], 'extension.value.hasValue()': [false] },
  },
  {
    title: 'a string where a boolean belongs has no value',
    json: { experimental: 'true' },
    values: { 'experimental.hasValue()': [false], 'experimental and true': [], 'experimental.not()': [] },
  },
  {
    title: 'a string where an object belongs has no children',
    json: { software: 'S', rest: ['a', { mode: 'server' }] },
    values: { 'software.name': [], 'rest.count()': [2], 'rest.mode': [`${C}.rest[1].mode`] },
  },
  {
    title: 'of two values the first counts',
    json: extension({ url, valueUri: 'a', valueUrl: 'b' }),
    values: {
      'extension.value': [V],
      'extension.value.type().name': ['uri'],
      'extension.children().count()': [2],
    },
  },
  {
    title: 'of two values the one that is not null counts',
    json: extension({ url, valueUri: null, valueUrl: 'b' }),
    values: { 'extension.value.type().name': ['url'] },
  },
  {
    title: 'a property that FHIR does not know is not seen',
    json: { nope: { url }, valueURI: 'a', ...extension({ url, valueURI: 'a', value: 'b' }) },
    values: { 'children()': [`${C}.extension[0]`], 'extension.children()': [`${C}.extension[0].url`] },
  },
  {
    title: 'a url that is no string does not select',
    json: extension({ url: 5, valueUri: 'a' }, { valueUri: 'b' }),
    values: { "extension('5')": [], 'extension.where(url.hasValue())': [], 'extension.count()': [2] },
  },
  {
    title: 'a contained resource of no known type has no children',
    json: {
      contained: [{ resourceType: 'Nope', id: 'a' }, { id: 'b' }, 5, { resourceType: 'Patient', id: 'c' }],
    },
    values: {
      'contained.count()': [4],
      'contained.id': [`${C}.contained[3].id`],
      'contained.ofType(Patient)': [`${C}.contained[3]`],
    },
  },
];

describe.each(rows)('$title', ({ json, values }) => {
  test.each(Object.entries(values))('%s', (expression, expected) => {
    expect(valuesOf(expression, { resource: { resourceType: 'CapabilityStatement', ...json } })).toEqual(
      expected,
    );
  });
});
