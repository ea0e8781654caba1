import { readCases } from './reference-cases.js';

const caseOf = (java: unknown) => ({ name: 'a', file: 'a.json', version: '4.0', java });
const verdict = (java: unknown) => readCases(JSON.stringify([caseOf(java)]))[0]?.verdict;

test.each([
  { title: 'no issue', java: [], errors: [], others: [] },
  {
    title: 'issues',
    java: [
      { sev: 'error', expr: 'A.b.ofType(uri)' },
      { sev: 'fatal', expr: null },
      { sev: 'warning', expr: 'A' },
    ],
    errors: ['A.b', ''],
    others: ['warning A'],
  },
  {
    title: 'counts with their issues',
    java: '{"errorCount": 0, "warningCount": 1, "output": ["WARNING: A.b[0].value.ofType(string): It is: so"]}',
    errors: [],
    others: ['warning A.b[0].value'],
  },
])('$title are a verdict', ({ java, errors, others }) => {
  expect(verdict(java)).toEqual({ errors: new Set(errors), others: new Set(others) });
});

test.each([
  { title: 'no errors counted and no warnings', java: '{"errorCount": 0}', known: { errors: new Set() } },
  {
    title: 'an error alone',
    java: '{"errorCount": 1, "output": ["FATAL: A: No."]}',
    known: { errors: new Set(['A']) },
  },
  { title: 'errors that are only counted', java: '{"errorCount": 2}', known: {} },
  { title: 'a file that is missing', java: 'missing java/R4.a.json', known: {} },
  { title: 'nothing', java: null, known: {} },
])('of $title, only a part is known', ({ java, known }) => {
  expect(verdict(java)).toEqual(known);
});

test('a name that comes twice is numbered', () => {
  const cases = readCases(JSON.stringify([caseOf([]), caseOf([]), { ...caseOf([]), name: 'b' }]));
  expect(cases.map(({ name }) => name)).toEqual(['a', 'a 2', 'b']);
});

test('what is no severity is not passed over', () => {
  expect(() => verdict([{ sev: 'grave', expr: 'A' }])).toThrow('grave');
});
