import { severities, type Severity } from '../fhir/issue.js';
import { counted, countsText, noCounts, numberText } from './counts.js';
import type { Report, Reported } from './report.js';
import { ruleIdOf } from './rule-id.js';
import { xmlText } from './xml.js';

/** How a rule fared in all inputs together, and where it was broken first. */
interface Row {
  readonly severity: Severity;
  readonly id: string;
  readonly example: string;
  readonly text: string;
  issues: number;
  inputs: number;
}

/** More than anybody reads in the summary of a job, and far from the megabyte that GitHub shows. */
const mostRows = 100;

/** Totals and a table of the issues by rule, in Markdown: the summary of a job. */
export function markdownReport(): Report {
  const rows = new Map<string, Row>();
  const found = noCounts();
  let inputs = 0;
  let suppressed = 0;
  return {
    add(reported) {
      inputs += 1;
      suppressed += reported.suppressed.length;
      for (const { issue } of reported.result.issues) found[issue.severity] += 1;
      addToRows(rows, reported);
      return [];
    },
    *end() {
      const silenced = suppressed === 0 ? '' : `; ${numberText(suppressed)} suppressed`;
      yield `**${counted(inputs, 'input')}: ${countsText(found) ?? 'no issues'}${silenced}**\n`;
      if (rows.size === 0) return;
      const sorted = [...rows.values()].sort(byGravity);
      yield `\n<table>\n<tr><th>severity</th><th>rule</th><th>issues</th><th>inputs</th><th>the first</th></tr>\n`;
      for (const row of sorted.slice(0, mostRows)) yield rowText(row);
      yield '</table>\n';
      const left = sorted.length - mostRows;
      if (left > 0) yield `\n${counted(left, 'rule')} more with issues.\n`;
    },
  };
}

function addToRows(rows: Map<string, Row>, { input, result }: Reported): void {
  const inInput = new Set<string>();
  for (const checked of result.issues) {
    const { issue, place } = checked;
    const id = ruleIdOf(checked);
    const name = `${issue.severity} ${id}`;
    let row = rows.get(name);
    if (row === undefined) {
      const line = place === undefined ? '' : `:${(place.line + input.lineOffset).toString()}`;
      const example = place === undefined ? input.label : `${input.path ?? input.name}${line}`;
      const text = issue.details?.text ?? '';
      rows.set(name, (row = { severity: issue.severity, id, example, text, issues: 0, inputs: 0 }));
    }
    row.issues += 1;
    if (!inInput.has(name)) row.inputs += 1;
    inInput.add(name);
  }
}

const byGravity = (one: Row, other: Row): number =>
  severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
  other.issues - one.issues ||
  (one.id < other.id ? -1 : 1);

/**
 * Inside a table of HTML nothing is Markdown as long as no line is blank; and what stands in `code` becomes no mention
 * of somebody and no link. https://github.github.com/gfm/#html-blocks
 */
const rowText = ({ severity, id, issues, inputs, example, text }: Row): string =>
  `<tr><td>${severity}</td><td>${code(id)}</td><td>${numberText(issues)}</td><td>${numberText(inputs)}</td>` +
  `<td>${code(example)} ${code(text)}</td></tr>\n`;

const code = (text: string): string => `<code>${xmlText(cut(text))}</code>`;

const mostCharacters = 300;

/** Whole characters only. */
function cut(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
