import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { issueOf, outcomeOf } from '../engine/outcome.js';
import type { Severity } from '../fhir/issue.js';
import { lineStarts, placeOf } from '../input/places.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Report, Reported } from './report.js';
import type { SuppressedIssue } from './suppressed.js';

/** What a test says of an issue; the rest is made up. */
export interface GivenIssue {
  readonly key?: string;
  readonly text?: string;
  readonly severity?: Severity;
  readonly location?: string;
  /** Characters of the text. */
  readonly range?: readonly [start: number, end: number];
}

export interface Given {
  readonly file?: string;
  readonly lineOffset?: number;
  readonly text?: string;
  readonly issues?: readonly GivenIssue[];
  readonly suppressed?: readonly (GivenIssue & { readonly justification: string })[];
}

export const statementText =
  '{\n  "resourceType": "CapabilityStatement",\n  "rest": [{ "resource": [{ "type": "Patient" }] }]\n}\n';

/** What reporters are given for an input. */
export function reported(given: Given = {}): Reported {
  const { file = 'a.json', lineOffset = 0, text = statementText, issues = [], suppressed = [] } = given;
  const checked = issues.map((each) => checkedIssue(each, text));
  const result: CheckResult = {
    outcome: outcomeOf(checked.map(({ issue }) => issue)),
    issues: checked,
    rules: [],
    counts: { failed: 0, passed: 0, notApplicable: 0 },
    leftOut: 0,
    isReadable: true,
    resourceType: 'CapabilityStatement',
    text,
  };
  const silenced = suppressed.map(({ justification, ...each }): SuppressedIssue => ({
    ...checkedIssue(each, text),
    suppression: { by: 'configuration', justification },
  }));
  const label = lineOffset === 0 ? file : `${file}:${(lineOffset + 1).toString()}`;
  const input = { name: file, label, lineOffset, path: file };
  return { input, result, suppressed: silenced, fingerprints: fingerprintsOf(result) };
}

function checkedIssue(given: GivenIssue, text: string): CheckedIssue {
  const { key = 'our-key', severity = 'error', location = 'CapabilityStatement', range } = given;
  const place = range && placeOf(range[0], range[1], lineStarts(text));
  const issue = issueOf(
    {
      severity,
      code: 'invariant',
      key,
      system: 'urn:ours',
      source: 'ours',
      text: given.text ?? 'It is wrong.',
      location,
    },
    place,
  );
  return { issue, key, rule: undefined, place };
}

/** The whole text of a report. */
export const textOf = (report: Report, inputs: readonly Reported[]): string =>
  [...inputs.flatMap((each) => [...report.add(each)]), ...report.end()].join('');

/** What must not get out of a report as it is. */
export const nasty: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'a script', text: '</script><script>alert(1)</script><img src=x onerror=alert(1)>' },
  { title: 'quotes', text: `"'\`><a href=javascript:alert(1)>` },
  { title: 'ANSI escapes', text: '\u001b[31mred\u001b]0;title\u0007\u009b31m\u007f' },
  { title: 'characters that turn the direction of writing', text: 'a\u202eb\u2066c\u200f' },
  { title: 'line breaks', text: 'a\r\nb\nc\rd\u2028e' },
  { title: 'workflow commands', text: '\n::error::injected\n##vso[task.complete]\n::set-output name=a::b' },
  { title: 'escapes of workflow commands', text: '%0A::error::100%,a=b:c' },
  { title: 'what XML forbids', text: '\u0000\u0008\u000b\ufffe\uffff]]><!--&amp;' },
  { title: 'half a surrogate pair', text: 'a\ud800b' },
  { title: 'links and placeholders of SARIF', text: '[click](javascript:alert(1)) {0} {{1}} \\[a](1)' },
  { title: 'a formula of a spreadsheet', text: '=cmd|calc' },
  { title: 'other scripts', text: 'Größe 測試 😀' },
];

/** What no report may hold as it is, whatever it is about. */
export const hiddenIn = (text: string): readonly string[] => text.match(hidden) ?? [];

const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200f\u2028\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
