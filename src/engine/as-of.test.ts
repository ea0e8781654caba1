import { asOfPack, guardedByDate } from '../rules/as-of-pack.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { createValidator } from './validator.js';

const rule = 'expression: "(date > %asOf.toDateTime()).not()"\n    message: "{{date}} is after {{%asOf}}"';

function told(pack: Awaited<ReturnType<typeof parsePack>>, date: string, asOf?: string): unknown[] {
  const validator = createValidator({ packs: [pack], ...(asOf !== undefined && { asOf }) });
  const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', date };
  return validator.check(statement).issues.map(({ issue }) => issue.details?.text);
}

const pack = await parsePack(asOfPack(rule));
const guarded = await parsePack(asOfPack(guardedByDate));

test.each([
  { date: '2026-02-01', asOf: '2026-01-31', says: ['2026-02-01 is after 2026-01-31'] },
  { date: '2026-01-31', asOf: '2026-01-31', says: [] },
  { date: '2026-01-30', asOf: '2026-01-31', says: [] },
  {
    date: '2026-01-31T12:00:01Z',
    asOf: '2026-01-31T12:00:00Z',
    says: ['2026-01-31T12:00:01Z is after 2026-01-31T12:00:00Z'],
  },
  { date: '2026-01-31T12:00:00+02:00', asOf: '2026-01-31T10:00:00.5Z', says: [] },
])('a statement of $date, judged as of $asOf', ({ date, asOf, says }) => {
  expect(told(pack, date, asOf)).toEqual(says);
});

test('without a date, %asOf is empty, and counts say the same as issues', () => {
  expect(told(guarded, '9999-01-01')).toEqual([]);
  const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', date: '2027-01-01' };
  const states = (asOf?: string): number[] =>
    createValidator({ packs: [guarded], ...(asOf !== undefined && { asOf }) })
      .check(statement)
      .rules.flatMap(({ passed, failed, notApplicable }) => [passed, failed, notApplicable]);
  expect([states(), states('2026-01-01'), states('2028-01-01')]).toEqual([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ]);
});

test.each([
  '',
  'today',
  '2026',
  '2026-01',
  '2026-1-1',
  '2026-02-30',
  '2026-01-31T12:00',
  '2026-01-31T12:00:00',
  '2026-01-31T25:00:00Z',
  ' 2026-01-31',
  '2026-01-31\n',
])('%j is no date to judge by', (asOf) => {
  const create = (): unknown => createValidator({ packs: [pack], asOf });
  expect(create).toThrow(TypeError);
  expect(create).toThrow(JSON.stringify(asOf));
});

test('a wrong date in an example is a defect, at its place', async () => {
  const wrong = asOfPack(rule).replace('$asOf: "2026-01-01"', '$asOf: "2026-01"');
  await expect(parsePack(wrong, { file: 'a.yaml' })).rejects.toMatchObject({
    errors: [{ code: 'wrong-value', place: { line: 15, column: 53 } }],
  });
});

test.each([
  { says: 'constants: { asOf: 1 }\nrules:', code: 'reserved-constant' },
  { says: 'rules:', field: 'expression: "%asOf"', code: 'not-a-condition' },
  { says: 'rules:', field: 'expression: "%asof.exists()"', code: 'unknown-variable' },
])('$says $field is refused with $code', async ({ says, field = rule, code }) => {
  const defect = parsePack(asOfPack(field).replace('rules:', says));
  await expect(defect).rejects.toMatchObject({ errors: [{ code }] });
});
