import { fractionDigits, roundTo, withoutNoise } from './decimal.js';

test.each([
  { value: 0.1 + 0.2, clean: 0.3 },
  { value: 1.1 - 1, clean: 0.1 },
  { value: 1 / 3, clean: 1 / 3 },
  { value: 2.5 / 1.5, clean: 2.5 / 1.5 },
  { value: 2 ** 53, clean: 2 ** 53 },
  { value: Infinity, clean: undefined },
  { value: NaN, clean: undefined },
])('$value without noise is $clean', ({ value, clean }) => {
  expect(withoutNoise(value)).toBe(clean);
});

test.each([
  { value: 1.005, digits: 2, rounded: 1.01 },
  { value: 3.14159, digits: 3, rounded: 3.142 },
  { value: 2.5, digits: 0, rounded: 3 },
  { value: -2.5, digits: 0, rounded: -2 },
  { value: 1e-7, digits: 6, rounded: 0 },
  { value: 1e300, digits: 20, rounded: 1e300 },
])('$value rounded to $digits is $rounded', ({ value, digits, rounded }) => {
  expect(roundTo(value, digits)).toBeCloseTo(rounded, 10);
});

test.each([
  { text: '1', digits: 0 },
  { text: '1.50', digits: 2 },
  { text: '-1.5', digits: 1 },
  { text: '1e-7', digits: 7 },
  { text: '1.5e+2', digits: 0 },
  { text: 'a', digits: 0 },
])('$text has $digits digits behind the point', ({ text, digits }) => {
  expect(fractionDigits(text)).toBe(digits);
});
