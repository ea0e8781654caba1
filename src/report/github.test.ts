import { githubReport } from './github.js';
import { hiddenIn, nasty, reported, textOf, type GivenIssue } from './reported.test.helper.js';

const linesOf = (...inputs: Parameters<typeof textOf>[1]): string[] =>
  textOf(githubReport(), inputs).split('\n').slice(0, -1);

test.each([
  {
    title: 'an error on one line',
    issue: { range: [4, 40] },
    line: '::error file=a.json,line=2,endLine=2,col=3,endColumn=38,title=ours/our-key::It is wrong.',
  },
  {
    title: 'a warning over lines, without columns',
    issue: { severity: 'warning', range: [0, 50] },
    line: '::warning file=a.json,line=1,endLine=3,title=ours/our-key::It is wrong.',
  },
  {
    title: 'an information without a place',
    issue: { severity: 'information' },
    line: '::notice file=a.json,title=ours/our-key::It is wrong.',
  },
  {
    title: 'a percent sign, which begins an escape',
    issue: { text: '100%, a: b', key: 'a,b:c' },
    line: '::error file=a.json,title=ours/a%2Cb%3Ac::100%25, a: b',
  },
] satisfies readonly { title: string; issue: GivenIssue; line: string }[])('$title', ({ issue, line }) => {
  expect(linesOf(reported({ issues: [issue] }))[0]).toBe(line);
});

test('lines of NDJSON count from the beginning of the file', () => {
  const [line] = linesOf(reported({ lineOffset: 6, text: '{}', issues: [{ range: [0, 2] }] }));
  expect(line).toMatch(/^::error file=a\.json,line=7,endLine=7,col=1,endColumn=2,/);
});

test('standard input has no file', () => {
  const given = reported({ issues: [{}] });
  const [line] = linesOf({ ...given, input: { ...given.input, path: undefined } });
  expect(line).toBe('::error title=ours/our-key::It is wrong.');
});

test('at most 50 of a level are annotated, and the others counted', () => {
  const many = (severity: 'error' | 'warning'): GivenIssue[] =>
    Array.from({ length: 60 }, () => ({ severity }));
  const lines = linesOf(reported({ issues: [...many('error'), ...many('warning')] }));
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(50);
  expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(50);
  expect(lines.slice(-2)).toEqual([
    '::notice title=rulepack::10 errors, 10 warnings more are not annotated.',
    '1 input: 60 errors, 60 warnings',
  ]);
});

test('suppressed issues are counted', () => {
  expect(linesOf(reported({ suppressed: [{ justification: 'Known.' }] }))).toEqual([
    '1 input: no issues; 1 suppressed',
  ]);
});

test.each(nasty)('no line begins otherwise with $title', ({ text }) => {
  const lines = linesOf(reported({ file: text, issues: [{ key: text, text, location: text }] }));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::error file=[^,:]*,title=[^,:]*::/);
  expect(hiddenIn(lines[0] ?? '')).toEqual([]);
});
