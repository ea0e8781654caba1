import { baseCode, ucumUnit } from './ucum.js';

test.each([
  { code: 'mg', factor: 1e-3, base: 'g1' },
  { code: 'g/m', factor: 1, base: 'm-1.g1' },
  { code: '/min', factor: 1 / 60, base: 's-1' },
  { code: 'cm2', factor: 1e-4, base: 'm2' },
  { code: '10*3/uL', factor: 1e12, base: 'm-3' },
  { code: 'kg.kg-1', factor: 1, base: '1' },
  { code: '{score}', factor: 1, base: '1' },
  { code: '%', factor: 0.01, base: '1' },
  { code: 'k[IU]/L', factor: 1e6, base: 'm-3.[iU]1' },
  { code: 'cm[H2O]', factor: 98066.5, base: 'm-1.s-2.g1' },
  { code: 'min', factor: 60, base: 's1' },
  { code: 'Pa', factor: 1000, base: 'm-1.s-2.g1' },
])('$code', ({ code, factor, base }) => {
  const unit = ucumUnit(code);
  expect(unit?.factor).toBeCloseTo(factor, 6 - Math.ceil(Math.log10(factor)));
  expect(unit && baseCode(unit)).toBe(base);
});

test.each(['foo', 'constructor', '__proto__', 'Cel/s', 'kmin', '10*3(', `${'m.'.repeat(60)}m`])(
  '%s is not known',
  (code) => {
    expect(ucumUnit(code)).toBeUndefined();
  },
);
