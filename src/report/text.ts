import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { severities, type Severity } from '../fhir/issue.js';
import { createFixFinder, type TextFix } from '../fix/fixes-of.js';
import { codeFrame } from './code-frame.js';
import { counted, numberText } from './counts.js';
import { docsPageOf, type DocsUrl } from './docs-url.js';
import type { Style } from './style.js';
import { suppressedText } from './suppressed-text.js';
import type { SuppressedIssue } from './suppressed.js';
import { visible } from './visible.js';

/** What a report needs to know of an input besides its result. */
export interface ReportedInput {
  /** The name of its file as the user gave it. */
  readonly name: string;
  /** What it is called where there is no line to add: `path:line` for a line of NDJSON. */
  readonly label: string;
  /** Lines before the input in its file: of an NDJSON line. */
  readonly lineOffset: number;
}

export interface TextOptions {
  readonly style: Style;
  readonly isVerbose: boolean;
  /** Undefined: no links to the documentation of rules. */
  readonly docsUrl: DocsUrl | undefined;
}

/** The result of one input as a person wants to read it. Ends with a line break. */
export function textReport(
  input: ReportedInput,
  result: CheckResult,
  options: TextOptions,
  suppressed: readonly SuppressedIssue[] = [],
): string {
  const { style, isVerbose } = options;
  const lines = result.issues.length > 0 ? (result.text?.split(/\r\n|\n|\r/) ?? []) : [];
  const fixesOf = createFixFinder(result.text);
  const parts = result.issues.map((issue) => issueText(input, issue, fixesOf(issue), lines, options));
  if (parts.length === 0) {
    const { passed, notApplicable } = result.counts;
    const left = suppressed.length === 0 ? '' : `, ${suppressed.length.toString()} suppressed`;
    const counts = style.faint(
      `(${passed.toString()} rules passed, ${notApplicable.toString()} not applicable${left})`,
    );
    parts.push(`${style.strong(visible(input.label))} ${style.good('All OK')} ${counts}\n`);
  }
  if (isVerbose) parts.push(rulesText(result, style), suppressedText(suppressed, style));
  return parts.filter((part) => part !== '').join('\n');
}

function issueText(
  input: ReportedInput,
  checked: CheckedIssue,
  fixes: readonly TextFix[],
  lines: readonly string[],
  { style, docsUrl }: TextOptions,
): string {
  const { issue, key, rule, page, place } = checked;
  const at =
    place === undefined
      ? input.label
      : `${input.name}:${(place.line + input.lineOffset).toString()}:${place.column.toString()}`;
  const severity = style.severity[issue.severity](issue.severity);
  const text = visible(issue.details?.text ?? '');
  const head = `${style.strong(visible(at))} ${severity} ${text} ${style.faint(`[${key}]`)}`;
  const frame = place === undefined ? [] : codeFrame(lines, place, input.lineOffset, style);
  const location = (issue.expression ?? []).map((each) => `  at ${visible(each)}`);
  const why =
    rule === undefined
      ? definitionOf(checked)
      : [
          `  rule: ${visible(rule.human)}${rule.requirements === undefined ? '' : ` ${visible(rule.requirements)}`}`,
        ];
  const source = page === undefined ? [] : [`  see: ${visible(page)}`];
  const docsPage = docsPageOf(docsUrl, checked);
  const docs = docsPage === undefined ? [] : [`  docs: ${visible(docsPage)}`];
  const defect = issue.diagnostics?.includes('The rule is defective')
    ? [`  ${visible(issue.diagnostics)}`]
    : [];
  const told = [...location, ...why, ...source, ...docs, ...defect].map(style.faint);
  return [head, ...frame, ...told, ...fixes.map(fixLine)].join('\n') + '\n';
}

/** What to do, and the command that does it. */
const fixLine = ({ description, isSafe }: TextFix): string =>
  `  fix: ${visible(description)} (rulepack fix${isSafe ? '' : ' --unsafe'})`;

/** What a table of a pack says, where no rule speaks. */
function definitionOf({ issue, key }: CheckedIssue): string[] {
  const { diagnostics } = issue;
  if (diagnostics === undefined || key.startsWith('shape-')) return [];
  return [`  definition: ${visible(diagnostics)}`];
}

function rulesText(result: CheckResult, style: Style): string {
  const rows = result.rules.map(({ pack, rule, passed, failed, notApplicable }) => {
    const state = failed > 0 ? 'failed' : passed > 0 ? 'passed' : 'not applicable';
    const counts = `${passed.toString()} passed, ${failed.toString()} failed, ${notApplicable.toString()} not applicable`;
    return `  ${state.padEnd(14)} ${rule.key} ${style.faint(`(${pack}: ${counts})`)}`;
  });
  return rows.length === 0 ? '' : `${rows.join('\n')}\n`;
}

/** What all inputs together came to. */
export interface Totals {
  inputs: number;
  unreadable: number;
  suppressed: number;
  readonly issues: Record<Severity, number>;
}

export const createTotals = (): Totals => ({
  inputs: 0,
  unreadable: 0,
  suppressed: 0,
  issues: { fatal: 0, error: 0, warning: 0, information: 0 },
});

export function addToTotals(
  totals: Totals,
  result: CheckResult,
  suppressed: readonly SuppressedIssue[] = [],
): void {
  totals.suppressed += suppressed.length;
  totals.inputs += 1;
  if (!result.isReadable) totals.unreadable += 1;
  for (const { issue } of result.issues) totals.issues[issue.severity] += 1;
}

/** `3 files: 2 errors, 1 warning`. */
export function summaryText(totals: Totals, style: Style, missed = 0): string {
  const inputs = counted(totals.inputs, 'input');
  const found = severities
    .filter((severity) => totals.issues[severity] > 0)
    .map((severity) => style.severity[severity](counted(totals.issues[severity], severity)));
  if (found.length === 0) found.push(style.good('no issues'));
  if (totals.suppressed > 0) found.push(style.faint(`${numberText(totals.suppressed)} suppressed`));
  const unreadable = totals.unreadable === 0 ? '' : `; ${numberText(totals.unreadable)} could not be judged`;
  const fixed =
    missed === 0
      ? ''
      : `; ${numberText(missed)} known ${missed === 1 ? 'issue is' : 'issues are'} gone: rulepack baseline --prune`;
  return `${style.strong(inputs)}: ${found.join(', ')}${unreadable}${fixed}\n`;
}
