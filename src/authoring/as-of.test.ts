import { parsePack } from '../rules/parse-pack.js';
import { testPack } from './test-pack.js';

const pack = (examples: string): string => `language: 1
pack: ours
version: 1.0.0
title: Ours
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: our-date
    severity: warning
    human: It is not of the future.
    when: "%asOf.exists()"
    expression: iif(date > %asOf.toDateTime(), false, true)
    examples: ${examples}
`;

const words = async (examples: string, options: object): Promise<string[]> => {
  const { entries } = testPack(await parsePack(pack(examples)), options);
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
