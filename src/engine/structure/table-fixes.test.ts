import { formOf } from '../../fhir/primitives/primitive-forms.js';
import { codeFix, repairedForms } from './table-fixes.js';

test.each([
  { type: 'dateTime', value: '2026-01-01 08:00:00Z', good: '2026-01-01T08:00:00Z' },
  { type: 'dateTime', value: '2026-01-01t08:00:00z', good: '2026-01-01T08:00:00Z' },
  { type: 'dateTime', value: '2026-01-01T08:00:00+0200', good: '2026-01-01T08:00:00+02:00' },
  { type: 'dateTime', value: '2026-01-01 08:00:00.5 +02:00', good: '2026-01-01T08:00:00.5+02:00' },
  { type: 'dateTime', value: ' 2026-01-01', good: '2026-01-01' },
  { type: 'dateTime', value: '2026-01-01 08:00:00', good: undefined },
  { type: 'dateTime', value: '01/02/2026', good: undefined },
  { type: 'date', value: '2026-01-01T08:00:00Z', good: undefined },
  { type: 'code', value: ' read', good: 'read' },
  { type: 'uri', value: 'oid:1.2.840.10003', good: 'urn:oid:1.2.840.10003' },
  { type: 'uri', value: 'http://a.test/b c', good: undefined },
  {
    type: 'uri',
    value: 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520',
    good: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520',
  },
])('of $value, no $type, comes $good', ({ type, value, good }) => {
  const form = formOf(type);
  expect(form?.(value)).toBeDefined();
  expect(repairedForms(value, type).find((each) => form?.(each) === undefined)).toBe(good);
});

test.each([
  { value: 'ACTIVE', code: 'active', isSafe: true },
  { value: ' active', code: 'active', isSafe: true },
  { value: 'activ', code: 'active', isSafe: false },
  { value: 'b', code: undefined, isSafe: undefined },
  { value: 'something', code: undefined, isSafe: undefined },
  { value: 1, code: undefined, isSafe: undefined },
])('$value means the code $code', ({ value, code, isSafe }) => {
  const fix = codeFix(value, ['active', 'retired', 'B', 'b ']);
  const made = fix?.(['status']);
  expect(made?.isSafe).toBe(isSafe);
  expect(made?.changes).toEqual(
    code === undefined ? undefined : [{ kind: 'replace', path: ['status'], json: JSON.stringify(code) }],
  );
});
