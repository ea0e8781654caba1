import { shapeIssues } from './shape.test.helper.js';

const quantity = (value: string): string =>
  `{"resourceType":"Observation","valueQuantity":{\n"value":${value}}}`;
const issue = 'information shape-number-precision Observation.value.value';

describe('numbers that JavaScript does not keep as they are written', () => {
  test.each([
    { title: 'a zero at the end', value: '1.00' },
    { title: 'more than a double holds', value: '1e400' },
    { title: 'less than a double holds', value: '1e-400' },
    { title: '20 digits', value: '12345678901234567890' },
    { title: '20 digits behind the point', value: '0.12345678901234567890' },
    { title: 'a negative number', value: '-1.50' },
  ])('$title', ({ value }) => {
    expect(shapeIssues(quantity(value))).toEqual([`${issue} 2:1`]);
  });

  test.each([
    { title: 'an integer beyond the safe ones', json: { value: 2 ** 53 } },
    { title: 'more than a double holds', json: JSON.parse('{"value":1e400}') as unknown },
  ])('$title in an object', ({ json }) => {
    expect(shapeIssues({ resourceType: 'Observation', valueQuantity: json })).toEqual([issue]);
  });

  test('in an array and as an integer, each at its place', () => {
    const text = `{"resourceType":"Observation",
"valueSampledData":{"origin":{"value":
  1.0},"period":2.50},"component":[{"valueInteger":
12345678901234567890}]}`;
    expect(shapeIssues(text)).toEqual([
      'information shape-number-precision Observation.value.origin.value 2:31',
      'information shape-number-precision Observation.value.period 3:8',
      'information shape-number-precision Observation.component[0].value 3:37',
    ]);
  });
});

describe('numbers that stay what they are', () => {
  test.each([
    '0',
    '1',
    '-1',
    '0.1',
    '1.5',
    '100',
    '123456789012345',
    '9007199254740991',
    '3.141592653589793',
  ])('%s', (value) => {
    expect(shapeIssues(quantity(value))).toEqual([]);
    expect(shapeIssues(JSON.parse(quantity(value)))).toEqual([]);
  });
});
