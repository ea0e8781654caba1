import type { CheckedIssue } from '../../engine/check-result.js';
import type { TextFix } from '../../fix/fixes-of.js';
import type { Rule } from '../../rules/rule-pack.js';
import { codeFrame } from '../code-frame.js';
import type { ReportedFile } from '../report.js';
import { ruleIdOf } from '../rule-id.js';
import { createStyle } from '../style.js';
import { html, linkOrText } from './html-text.js';

const plain = createStyle(false);

/** What belongs to an issue. */
export interface IssueContext {
  /** Of the text. */
  readonly lines: readonly string[];
  readonly fixes: readonly TextFix[];
  /** Where it is documented. */
  readonly docsPage: string | undefined;
}

/** An issue with the lines it is about and the rule behind it. */
export function issueHtml(
  checked: CheckedIssue,
  input: ReportedFile,
  { lines, fixes, docsPage }: IssueContext,
): string {
  const { issue, rule, place } = checked;
  const frame = place === undefined ? [] : codeFrame(lines, place, input.lineOffset, plain);
  return [
    `<article>`,
    `<h4><span class="badge ${issue.severity}">${issue.severity}</span> ${html(issue.details?.text ?? '')}</h4>`,
    placeHtml(checked, input),
    ...(frame.length === 0 ? [] : [`<pre tabindex="0">${frame.map(frameLine).join('\n')}</pre>`]),
    ...(rule === undefined ? definitionHtml(checked) : ruleHtml(rule, checked.page)),
    ...(docsPage === undefined ? [] : [`<p>Documentation: ${linkOrText(docsPage)}</p>`]),
    ...fixes.map(fixHtml),
    `</article>\n`,
  ].join('\n');
}

/** What to do, and the command that does it. */
const fixHtml = ({ description, isSafe }: TextFix): string =>
  `<p>Fix: ${html(description)} (<code>rulepack fix${isSafe ? '' : ' --unsafe'}</code>)</p>`;

/** Where it stands, and the key of what it breaks. */
export function placeHtml(checked: CheckedIssue, { name, label, lineOffset }: ReportedFile): string {
  const { place, issue } = checked;
  const at =
    place === undefined
      ? label
      : `${name}:${(place.line + lineOffset).toString()}:${place.column.toString()}`;
  const parts = [at, ...(issue.expression ?? []), ruleIdOf(checked)];
  return `<p class="place">${parts.map((part) => `<code>${html(part)}</code>`).join(' ')}</p>`;
}

/** The faulty lines and the marker below them stand out. */
const frameLine = (line: string): string =>
  /^ {2}>|^ +\| +\^+$/.test(line) ? `<b>${html(line)}</b>` : html(line);

function ruleHtml({ human, requirements, when, expression }: Rule, page: string | undefined): string[] {
  const sentence = requirements === undefined ? human : `${human} ${requirements}`;
  const guard = when === undefined ? '' : `when: ${when.text}\n`;
  return [
    `<p>${html(sentence)}</p>`,
    `<details><summary>Expression</summary><pre tabindex="0">${linesHtml(guard + expression.text)}</pre></details>`,
    ...(page === undefined ? [] : [`<p>See ${linkOrText(page)}</p>`]),
  ];
}

/** What a table of a pack says, where no rule speaks. */
function definitionHtml({ issue, key }: CheckedIssue): string[] {
  const { diagnostics } = issue;
  return diagnostics === undefined || key.startsWith('shape-') ? [] : [`<p>${html(diagnostics)}</p>`];
}

const linesHtml = (text: string): string => text.split('\n').map(html).join('\n');
