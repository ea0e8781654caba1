import { gitlabReport } from './gitlab.js';
import type { Reported } from './report.js';
import { hiddenIn, nasty, reported, textOf } from './reported.test.helper.js';

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const entriesOf = (...inputs: readonly Reported[]): readonly Entry[] =>
  JSON.parse(textOf(gitlabReport(), inputs)) as readonly Entry[];

test('no issue is an empty list', () => {
  expect(entriesOf(reported(), reported())).toEqual([]);
});

test('an issue has all that GitLab reads', () => {
  expect(entriesOf(reported({ file: './a.json', issues: [{ range: [4, 40] }] }))).toEqual([
    {
      description: 'It is wrong.',
      check_name: 'ours/our-key',
      fingerprint: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      severity: 'major',
      location: { path: 'a.json', lines: { begin: 2 } },
    },
  ]);
});

test.each([
  { severity: 'fatal', word: 'blocker' },
  { severity: 'error', word: 'major' },
  { severity: 'warning', word: 'minor' },
  { severity: 'information', word: 'info' },
] as const)('$severity is $word', ({ severity, word }) => {
  expect(entriesOf(reported({ issues: [{ severity }] }))[0]?.severity).toBe(word);
});

test('no two issues have the same fingerprint, and each keeps its own', () => {
  const inputs = [
    reported({ issues: [{}, {}] }),
    reported({ file: 'b.json', issues: [{}] }),
    reported({ file: 'c.ndjson', issues: [{}], lineOffset: 1 }),
    reported({ file: 'c.ndjson', issues: [{}], lineOffset: 2 }),
  ];
  const prints = entriesOf(...inputs).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(5);
  expect(
    entriesOf(...inputs.reverse())
      .map(({ fingerprint }) => fingerprint)
      .sort(),
  ).toEqual(prints.sort());
});

test('suppressed issues are left out', () => {
  expect(entriesOf(reported({ suppressed: [{ justification: 'Known.' }] }))).toEqual([]);
});

test.each(nasty)('is JSON that a terminal can show with $title', ({ text }) => {
  const given = reported({ file: text, issues: [{ key: text, text }] });
  expect(entriesOf(given)).toHaveLength(1);
  expect(entriesOf(given)[0]?.location.path).toBe(text);
  expect(hiddenIn(textOf(gitlabReport(), [given]))).toEqual([]);
});
