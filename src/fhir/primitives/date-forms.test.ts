import fc from 'fast-check';
import { formOf } from './primitive-forms.js';

const check = (type: string, value: string): string | undefined =>
  formOf(type)?.(value)?.messageId.replace('Type_Specific_Checks_DT_', '');

const digits = '9'.repeat(200_000);

test.each([
  { type: 'date', values: ['2013', '0001', '3000', '2013-04', '2013-04-30', '2000-02-29', '2012-02-29'] },
  { type: 'dateTime', values: ['2013', '1800-02', '2013-04-30', '2013-04-30T10:00:00Z'] },
  { type: 'dateTime', values: ['2013-04-30T23:59:60+14:00', '2013-04-30T10:00:00.123456789-13:59'] },
  { type: 'dateTime', values: [`2013-04-30T10:00:00.${digits}Z`] },
  { type: 'instant', values: ['2015-02-07T13:28:17.239+02:00', '2015-02-07T13:28:17Z'] },
  { type: 'time', values: ['00:00:00', '23:59:60', '10:00:00.5', `10:00:00.${digits}`] },
])('$type takes $values.0', ({ type, values }) => {
  expect(values.map((value) => check(type, value))).toEqual(values.map(() => undefined));
});

test.each([
  { type: 'date', id: 'Date_Valid', values: ['0000', '13', '2013-13', '2013-00', '2013-4-3', '2013-04-00'] },
  { type: 'date', id: 'Date_Valid', values: ['1900-02-29', '2013-04-31', '2013-06-31', '2013-02-29'] },
  {
    type: 'date',
    id: 'Date_Valid',
    values: ['2013-04-30T10:00:00Z', '2013-04-30 ', '-2013', '２０１３', '2013\n'],
  },
  { type: 'dateTime', id: 'DateTime_Valid', values: ['0000', 'IGNORED_FIELD', '2013-04-31', '1900-02-29'] },
  {
    type: 'dateTime',
    id: 'DateTime_Valid',
    values: ['2013-04-31T10:00:00Z', '2013-01-01T10:00Z', '2013-01-01T'],
  },
  { type: 'dateTime', id: 'DateTime_Valid', values: ['2013-01-01 10:00:00Z', '2013-01-01T24:00:00Z'] },
  { type: 'dateTime', id: 'DateTime_Valid', values: ['2013-01-01T10:00:61Z', '2013-01-01T10:00:00.Z'] },
  { type: 'dateTime', id: 'DateTime_Valid', values: ['2013-01-01T10:00:00z', '2013-01-01T10:00:00+0200'] },
  { type: 'dateTime', id: 'DateTime_Valid', values: ['2013-01-01T10:00:00+14:01', '2013-01-01T10:00:00+02'] },
  { type: 'dateTime', id: 'DateTime_Valid', values: [`2013-01-01T10:00:00.${digits}x`] },
  { type: 'dateTime', id: 'DateTime_TZ', values: ['2014-10-09T14:58:00', '2014-10-09T14:58:00.123'] },
  { type: 'dateTime', id: 'DateTime_TZ', values: [`2014-10-09T14:58:00.${digits}`] },
  { type: 'instant', id: 'DateTime_Regex', values: ['2015', '2015-02-07', '2015-02-07T13:28:17', '0000'] },
  { type: 'instant', id: 'Instant_Valid', values: ['2015-02-29T13:28:17Z'] },
  {
    type: 'time',
    id: 'Time_Valid',
    values: ['24:00:00', '12:05', '10:00:00Z', '1:00:00', '10:00:00.', 'text'],
  },
  { type: 'dateTime', id: 'Primitive_WS', values: ['  '] },
  { type: 'time', id: 'Primitive_WS', values: ['\n'] },
])('$type refuses $values.0', ({ type, id, values }) => {
  expect(values.map((value) => check(type, value))).toEqual(values.map(() => id));
});

test.each([
  { type: 'dateTime', value: '2013-01-01 10:00:00Z', hint: /\bT\b/ },
  { type: 'dateTime', value: '2013-01-01T10:00Z', hint: /seconds/ },
  { type: 'dateTime', value: '2013-01-01T10:00:00+0200', hint: /colon/ },
  { type: 'dateTime', value: '2013-01-01T24:00:00Z', hint: /midnight/ },
  { type: 'dateTime', value: '2013-01-01T10:00:00', hint: /zone/ },
  { type: 'dateTime', value: 'IGNORED_FIELD', hint: /2015-02-07T13:28:17\+02:00/ },
  { type: 'instant', value: '2013-01-01T10:00:00', hint: /zone/ },
  { type: 'instant', value: '2013-01-01', hint: /2015-02-07T13:28:17\+02:00/ },
  { type: 'date', value: '2013-04-31', hint: /30 days/ },
  { type: 'date', value: '2013-04-30T10:00:00Z', hint: /after the day/ },
  { type: 'date', value: '30.4.2013', hint: /2015-02-07/ },
])('$type $value: the text tells what to do', ({ type, value, hint }) => {
  expect(formOf(type)?.(value)?.text).toMatch(hint);
});

const padded = (min: number, max: number, width = 2): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((each) => String(each).padStart(width, '0'));
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const clocks = fc
  .tuple(padded(0, 23), padded(0, 59), padded(0, 60), fc.option(fc.nat(), { nil: undefined }))
  .map(
    ([hour, minute, second, part]) =>
      `${hour}:${minute}:${second}${part === undefined ? '' : `.${String(part)}`}`,
  );
const zones = fc.oneof(
  fc.constantFrom('Z', '+14:00', '-14:00'),
  fc.tuple(fc.constantFrom('+', '-'), padded(0, 13), padded(0, 59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
);

test('what is made of good parts passes', () => {
  fc.assert(
    fc.property(days, clocks, zones, (day, clock, zone) => {
      const full = `${day}T${clock}${zone}`;
      for (const value of [day.slice(0, 4), day.slice(0, 7), day])
        expect([check('date', value), check('dateTime', value)]).toEqual([undefined, undefined]);
      expect([check('dateTime', full), check('instant', full)]).toEqual([undefined, undefined]);
      expect([check('time', clock), check('dateTime', `${day}T${clock}`)]).toEqual([
        undefined,
        'DateTime_TZ',
      ]);
    }),
  );
});

test('a day passes if the calendar has it', () => {
  fc.assert(
    fc.property(padded(1, 9999, 4), padded(1, 12), padded(1, 31), (year, month, day) => {
      const value = `${year}-${month}-${day}`;
      const isThere = new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
      expect(check('date', value)).toBe(isThere ? undefined : 'Date_Valid');
    }),
  );
});
