import { jsonValue } from './xml-value.js';

test.each([
  { text: 'true', form: 'boolean', value: true },
  { text: 'false', form: 'boolean', value: false },
  { text: 'TRUE', form: 'boolean', value: 'TRUE' },
  { text: '1', form: 'boolean', value: '1' },
  { text: '12', form: 'integer', value: 12 },
  { text: '-3', form: 'integer', value: -3 },
  { text: '+3', form: 'integer', value: 3 },
  { text: '03', form: 'integer', value: '03' },
  { text: '1x', form: 'integer', value: '1x' },
  { text: '1.0', form: 'integer', value: '1.0' },
  { text: '1e3', form: 'integer', value: '1e3' },
  { text: '1.5', form: 'integer', value: 1.5 },
  { text: '', form: 'integer', value: '' },
  { text: ' 1', form: 'integer', value: ' 1' },
  { text: '0x10', form: 'decimal', value: '0x10' },
  { text: '1.50', form: 'decimal', value: 1.5 },
  { text: '-1E-2', form: 'decimal', value: -0.01 },
  { text: '.5', form: 'decimal', value: '.5' },
  { text: 'true', form: 'string', value: 'true' },
] as const)('"$text" as $form is $value', ({ text, form, value }) => {
  expect(jsonValue(text, form)).toBe(value);
});
