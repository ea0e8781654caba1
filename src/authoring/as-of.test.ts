import { asOfPack } from '../rules/as-of-pack.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { testPack } from './test-pack.js';

const words = async (examples: string, options: object): Promise<string[]> => {
  const { entries } = testPack(await parsePack(asOfPack(undefined, examples)), options);
  return entries.filter(({ word }) => word !== 'proved').map(({ word, subject }) => `${word}: ${subject}`);
};

const all = { coverage: true, min: 100, mutate: true };

test('proof, coverage and mutation judge each example by its own date', async () => {
  const pass = `[{ date: "2026-01-02", $asOf: "2026-01-02" }, { date: "2027-01-01", $asOf: "2028-01-01" }, { $asOf: "2026-01-01" }]`;
  const fail = `[{ date: "2026-01-02", $asOf: "2026-01-01" }]`;
  expect(await words(`{ pass: ${pass}, fail: ${fail}, skip: [{ date: "2026-01-02" }] }`, all)).toEqual([]);
});

test('without the day itself among the examples, a change survives; without a date, the rule does not apply', async () => {
  const pass = `[{ date: "2026-01-02", $asOf: "2026-01-03" }, { date: "2026-01-01" }]`;
  const fail = `[{ date: "2026-01-02", $asOf: "2026-01-01" }]`;
  expect(await words(`{ pass: ${pass}, fail: ${fail} }`, {})).toEqual([
    'vacuous: pass example 2 of our-date',
  ]);
  const fewer = pass.replace(/, \{ date: "2026-01-01" \}/, '');
  expect(await words(`{ pass: ${fewer}, fail: ${fail} }`, { mutate: true })).toEqual([
    expect.stringMatching(/^survived: > for >= |^survived: >= for > /),
  ]);
});
