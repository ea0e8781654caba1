import { valuesOf } from '../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  birthDate: '1970-06',
  deceasedDateTime: '2024-02-29T23:30:00+01:00',
  meta: { lastUpdated: '2024-02-29T22:30:00.000Z' },
  extension: [{ url: 'urn:time', valueTime: '12:30:00' }],
};

describe('=', () => {
  test.each([
    { expression: '@2024-01-31 = @2024-01-31', values: [true] },
    { expression: '@2024-01-31 != @2024-02-01', values: [true] },
    { expression: '@2024 = @2024-01', values: [] },
    { expression: '@2024 = @2023-01', values: [false] },
    { expression: 'birthDate = @1970-06', values: [true] },
    { expression: 'birthDate = @1970-06-01', values: [] },
    { expression: '@2024-01-01T10:00:00 = @2024-01-01T10:00:00.000', values: [true] },
    { expression: '@2024-01-01T10:00 = @2024-01-01T10:00:00', values: [] },
    { expression: '@2024-01-01T23:00:00-05:00 = @2024-01-02T04:00:00Z', values: [true] },
    { expression: 'deceased = meta.lastUpdated', values: [true] },
    { expression: '@2024-01-01T10:00 = @2024-01-01T10:00Z', values: [] },
    { expression: '@2024-01-01 = @T10:00', values: [false] },
    { expression: "extension('urn:time').value = @T12:30:00", values: [true] },
    { expression: '@T10:00 = @T10:00:00', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('order', () => {
  test.each([
    { expression: '@2024-01-31 < @2024-02-01', values: [true] },
    { expression: '@2024 < @2025-06', values: [true] },
    { expression: '@2024 < @2024-06', values: [] },
    { expression: 'birthDate < @1970-07-01', values: [true] },
    { expression: 'birthDate <= @1970-06-30', values: [] },
    { expression: 'deceased > @2024-02-29T22:29:59Z', values: [true] },
    { expression: 'deceased <= meta.lastUpdated', values: [true] },
    { expression: 'deceased > @2024-02', values: [] },
    { expression: '@2024-01-01T10:00 < @2024-01-01T11:00Z', values: [] },
    { expression: '@T10:30 > @T10:29', values: [true] },
    { expression: '@T10:30:00.5 > @T10:30:00', values: [true] },
    { expression: '@T10:30 > @T10', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

/** https://hl7.org/fhirpath/N1/#equivalent: as `=`, but false where the precision differs. */
describe('~', () => {
  test.each([
    { expression: '@2024-01 ~ @2024-01', values: [true] },
    { expression: '@2024 ~ @2024-01', values: [false] },
    { expression: '@2024-01-01T10:00:00Z ~ @2024-01-01T10:00:00.000Z', values: [true] },
    { expression: '@2024-01-01T10:00:00Z ~ @2024-01-01T11:00:00+01:00', values: [true] },
    { expression: 'deceased ~ meta.lastUpdated', values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('membership compares as = does', () => {
  test.each([
    { expression: 'birthDate in (@1970-05 | @1970-06)', values: [true] },
    { expression: 'deceased in meta.lastUpdated', values: [true] },
    { expression: '(deceased | meta.lastUpdated).count()', values: [1] },
    { expression: 'deceased.combine(meta.lastUpdated).isDistinct()', values: [false] },
    { expression: '(@2024 | @2024-01).count()', values: [2] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

test.each(['1970-13', '1970-06-32', '70-06', '1970-6', 'yesterday'])(
  'the date %s is no date: it has no order, and is equal to none',
  (birthDate) => {
    const setting = { resource: { resourceType: 'Patient', birthDate } };
    expect(valuesOf('birthDate.hasValue()', setting)).toEqual([true]);
    expect(valuesOf('birthDate = @1970-06', setting)).toEqual([false]);
  },
);
