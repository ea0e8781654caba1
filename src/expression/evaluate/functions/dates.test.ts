import { valuesOf } from '../../values-of.test.helper.js';

const resource = { resourceType: 'Patient', birthDate: '1974-12-25', active: true };
const moment = '@2020-01-02T10:11:12.345+02:30';

test.each([
  { expression: `${moment}.yearOf()`, values: [2020] },
  { expression: `${moment}.monthOf()`, values: [1] },
  { expression: `${moment}.dayOf()`, values: [2] },
  { expression: `${moment}.hourOf()`, values: [10] },
  { expression: `${moment}.minuteOf()`, values: [11] },
  { expression: `${moment}.secondOf()`, values: [12] },
  { expression: `${moment}.millisecondOf()`, values: [345] },
  { expression: `${moment}.timezoneOffsetOf()`, values: [2.5] },
  { expression: '@2020-01-02T10:11Z.timezoneOffsetOf() = 0.0', values: [true] },
  { expression: `${moment}.dateOf()`, values: ['2020-01-02'] },
  { expression: `${moment}.timeOf()`, values: ['10:11:12.345'] },
  { expression: 'birthDate.yearOf()', values: [1974] },
  { expression: 'birthDate.hourOf()', values: [] },
  { expression: '@2020.monthOf()', values: [] },
  { expression: '@T10:11.hourOf()', values: [10] },
  { expression: '@T10:11.secondOf()', values: [] },
  { expression: '@T10:11.yearOf()', values: [] },
  { expression: '@T10:11.dateOf()', values: [] },
  { expression: '@2020-01-02T10:11:12.5.millisecondOf()', values: [500] },
  { expression: '@2020-01-02T10:11.timezoneOffsetOf()', values: [] },
  { expression: '@2020-01-02.timeOf()', values: [] },
  { expression: "'2020-05'.monthOf()", values: [5] },
  { expression: 'active.yearOf()', values: [] },
  { expression: '{}.yearOf()', values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});
