import type { CheckedIssue, RuleCount } from '../engine/check-result.js';
import type { Report, Reported, ReportedFile, ReportOptions } from './report.js';
import { countedRuleId, packOf, ruleIdOf } from './rule-id.js';
import type { SuppressedIssue } from './suppressed.js';
import { attributes, xmlText } from './xml.js';

/** JUnit's XML: a suite for each input, in it a case for each rule. https://github.com/testmoapp/junitxml */
export function junitReport({ isFailure }: Pick<ReportOptions, 'isFailure'>): Report {
  let isFirst = true;
  return {
    *add(reported) {
      if (isFirst) yield start;
      isFirst = false;
      yield suiteText(reported, isFailure);
    },
    *end() {
      yield `${isFirst ? start : ''}</testsuites>\n`;
    },
  };
}

const start = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rulepack">\n';

/** What is known of one rule, or of one key of a table or the JSON shape. */
interface Case {
  readonly pack: string;
  readonly key: string;
  count?: RuleCount;
  readonly issues: CheckedIssue[];
  readonly suppressed: SuppressedIssue[];
}

interface Verdict {
  readonly kind: 'passed' | 'failures' | 'errors' | 'skipped';
  readonly body: string;
}

function suiteText(reported: Reported, isFailure: ReportOptions['isFailure']): string {
  const { input } = reported;
  const totals = { failures: 0, errors: 0, skipped: 0 };
  const texts: string[] = [];
  for (const each of casesOf(reported)) {
    const { kind, body } = verdictOf(each, input, isFailure);
    if (kind !== 'passed') totals[kind] += 1;
    const file = input.path === undefined ? {} : { file: input.path };
    const head = attributes({ classname: each.pack, name: each.key, ...file });
    texts.push(`    <testcase${head}${body === '' ? '/>' : `>\n${body}    </testcase>`}\n`);
  }
  const head = attributes({ name: input.label, tests: texts.length, ...totals });
  return `  <testsuite${head}>\n${texts.join('')}  </testsuite>\n`;
}

function casesOf({ result, suppressed }: Reported): Iterable<Case> {
  const cases = new Map<string, Case>();
  const caseOf = (id: string, pack: string, key: string): Case => {
    let found = cases.get(id);
    if (found === undefined) cases.set(id, (found = { pack, key, issues: [], suppressed: [] }));
    return found;
  };
  for (const count of result.rules) caseOf(countedRuleId(count), count.pack, count.rule.key).count = count;
  for (const each of result.issues) caseOf(ruleIdOf(each), packOf(each), each.key).issues.push(each);
  for (const each of suppressed) caseOf(ruleIdOf(each), packOf(each), each.key).suppressed.push(each);
  // A suite without a case looks like one that did not run.
  if (cases.size === 0) caseOf('', 'fhir-shape', 'shape');
  return cases.values();
}

function verdictOf(
  { count, issues, suppressed }: Case,
  input: ReportedFile,
  isFailure: ReportOptions['isFailure'],
): Verdict {
  const [first, ...more] = issues;
  if (first !== undefined) {
    const text = first.issue.details?.text ?? '';
    const message = more.length === 0 ? text : `${text} (and ${more.length.toString()} more)`;
    const body = xmlLines(issues.map((each) => lineOf(each, input)));
    const severities = issues.map(({ issue }) => issue.severity);
    const type = severities.includes('fatal') ? 'fatal' : first.issue.severity;
    const head = attributes({ message, type });
    if (type === 'fatal') return { kind: 'errors', body: element('error', head, body) };
    if (severities.some(isFailure)) return { kind: 'failures', body: element('failure', head, body) };
    return { kind: 'passed', body: element('system-out', '', body) };
  }
  const [silenced] = suppressed;
  if (silenced !== undefined) {
    const { by, justification } = silenced.suppression;
    return skipped(`suppressed (${by}): ${justification}`);
  }
  if (count === undefined || count.passed > 0) return { kind: 'passed', body: '' };
  if (count.failed === 0) return skipped('not applicable');
  // The limit of issues for one input can hide all of a rule's.
  const message = `It failed ${count.failed.toString()} times; the report of this input has no room for the issues.`;
  const head = attributes({ message, type: count.rule.severity });
  return isFailure(count.rule.severity)
    ? { kind: 'failures', body: element('failure', head, '') }
    : { kind: 'passed', body: element('system-out', '', xmlText(message)) };
}

const skipped = (message: string): Verdict => ({
  kind: 'skipped',
  body: element('skipped', attributes({ message }), ''),
});

const element = (name: string, head: string, body: string): string =>
  `      <${name}${head}${body === '' ? '/>' : `>${body}</${name}>`}\n`;

const xmlLines = (lines: readonly string[]): string => lines.map(xmlText).join('\n');

/** Name, line and column, severity, text, and the element that it is about. */
function lineOf({ issue, place }: CheckedIssue, { name, label, lineOffset }: ReportedFile): string {
  const at =
    place === undefined
      ? label
      : `${name}:${(place.line + lineOffset).toString()}:${place.column.toString()}`;
  const [location] = issue.expression ?? [];
  return `${at} ${issue.severity} ${issue.details?.text ?? ''}${location === undefined ? '' : ` (${location})`}`;
}
