import { markdownReport } from './markdown.js';
import { hiddenIn, nasty, reported, textOf, type GivenIssue } from './reported.test.helper.js';

const reportOf = (...inputs: Parameters<typeof textOf>[1]): string => textOf(markdownReport(), inputs);

/** The cells of each row, without their markup. */
const rowsOf = (report: string): string[][] =>
  [...report.matchAll(/^<tr><td>(.*)<\/td><\/tr>$/gm)].map(([, row = '']) =>
    row.split('</td><td>').map((cell) => cell.replace(/<\/?code>/g, '')),
  );

test.each([
  { title: 'nothing to tell', inputs: [reported(), reported()], total: '**2 inputs: no issues**' },
  {
    title: 'issues',
    inputs: [reported({ issues: [{}, { severity: 'warning' }] })],
    total: '**1 input: 1 error, 1 warning**',
  },
  {
    title: 'suppressed issues',
    inputs: [reported({ suppressed: [{ justification: 'Known.' }] })],
    total: '**1 input: no issues; 1 suppressed**',
  },
])('$title in total', ({ inputs, total }) => {
  expect(reportOf(...inputs).split('\n')[0]).toBe(total);
});

test('a row is a rule, with its issues, its inputs and the first place; the gravest first', () => {
  const warning: GivenIssue = { key: 'mild', severity: 'warning', text: 'It is unwise.' };
  const report = reportOf(
    reported({ file: 'a.json', issues: [warning, { ...warning, text: 'Again.' }] }),
    reported({ file: 'b.json', issues: [warning, { range: [4, 10] }] }),
    reported({ file: 'c.ndjson', lineOffset: 6, text: '{}', issues: [{ key: 'late', range: [0, 2] }] }),
  );
  expect(rowsOf(report)).toEqual([
    ['error', 'ours/late', '1', '1', 'c.ndjson:7 It is wrong.'],
    ['error', 'ours/our-key', '1', '1', 'b.json:2 It is wrong.'],
    ['warning', 'ours/mild', '3', '2', 'a.json It is unwise.'],
  ]);
});

test('more than 100 rules are counted, and long words cut', () => {
  const issues = Array.from({ length: 102 }, (_, number) => ({ key: `k${number.toString()}` }));
  const report = reportOf(reported({ issues: [{ text: '😀'.repeat(5000), severity: 'fatal' }, ...issues] }));
  expect(rowsOf(report)).toHaveLength(100);
  expect(rowsOf(report)[0]?.[4]).toBe(`a.json ${'😀'.repeat(149)}…`);
  expect(report.split('\n').at(-2)).toBe('3 rules more with issues.');
});

test.each(nasty)('$title stays text', ({ text }) => {
  const report = reportOf(reported({ file: text, issues: [{ key: text, text, location: text }] }));
  const [, table = ''] = report.split('\n\n<table>');
  expect(table).not.toMatch(/\n\s*\n/);
  expect(report.match(/<(?!\/?(?:table|tr|th|td|code)>)/g)).toBeNull();
  expect(rowsOf(report)).toHaveLength(1);
  expect(rowsOf(report)[0]).toHaveLength(5);
  expect(hiddenIn(report)).toEqual([]);
});
