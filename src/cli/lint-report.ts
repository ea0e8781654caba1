import { codeFrame } from '../report/code-frame.js';
import { counted } from '../report/counts.js';
import type { Style } from '../report/style.js';
import { visible } from '../report/visible.js';
import type { Advice } from '../rules/lint/advisor.js';

/** `file:line:column warning text [code]`, and the line it speaks of. */
export function adviceText(advice: Advice, lines: readonly string[], style: Style): string {
  const { place, length, text, key, code } = advice;
  const { line, column } = place;
  const range = { line, column, endLine: line, endColumn: column + length, offset: 0, endOffset: 0 };
  const head = `${at(advice, style)} ${style.severity.warning('warning')} ${key}: ${visible(text)} ${style.faint(`[${code}]`)}`;
  return [head, ...codeFrame(lines, range, 0, style)].join('\n') + '\n\n';
}

export const fixedText = (advice: Advice, style: Style): string =>
  `${at(advice, style)} ${style.good('fixed')} ${advice.key} ${style.faint(`[${advice.code}]`)}\n`;

const at = ({ place: { file, line, column } }: Advice, style: Style): string =>
  style.strong(visible(`${file}:${line.toString()}:${column.toString()}`));

/** `ours.yaml: 12 rules: 3 warnings`. */
export function summaryText(file: string, rules: number, advice: number, style: Style): string {
  const verdict = advice === 0 ? style.good('no advice') : style.severity.warning(counted(advice, 'warning'));
  return `${style.strong(visible(file))}: ${counted(rules, 'rule')}: ${verdict}\n`;
}
