import type { Severity } from '../fhir/issue.js';
import { groupIssues } from './issue-groups.js';
import type { IssueView } from './view.js';

const issue = (severity: Severity, key: string, text: string, location: string): IssueView => ({
  severity,
  key,
  pack: 'p',
  ruleId: `p/${key}`,
  text,
  location,
  place: undefined,
  demand: undefined,
  fix: undefined,
});
const issues = [
  issue('warning', 'b', 'One', 'X.a'),
  issue('error', 'a', 'Two', 'X.b'),
  issue('warning', 'b', 'Three', 'X.c'),
  issue('error', 'b', 'Four', 'X.d'),
];

test.each<{ title: string; sought: string; off: Severity[]; found: [string, number[]][] }>([
  {
    title: 'all',
    sought: '',
    off: [],
    found: [
      ['error p/a', [1]],
      ['error p/b', [3]],
      ['warning p/b', [0, 2]],
    ],
  },
  { title: 'without errors', sought: '', off: ['error'], found: [['warning p/b', [0, 2]]] },
  { title: 'by words in any order and case', sought: 'x.c  THREE', off: [], found: [['warning p/b', [2]]] },
  { title: 'by rule', sought: 'p/a', off: [], found: [['error p/a', [1]]] },
  { title: 'by what is nowhere', sought: 'none', off: [], found: [] },
])('$title', ({ sought, off, found }) => {
  const groups = groupIssues(issues, sought, new Set(off));
  expect(
    groups.map((each) => [`${each.severity} ${each.ruleId}`, each.issues.map(({ index }) => index)]),
  ).toEqual(found);
});
