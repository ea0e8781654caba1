import { printExpression } from '../expression/print.js';
import type { Expression } from '../expression/syntax.js';
import { isSameFocus, type Part, type Trace } from './trace.js';
import { cut, itemText } from './value-text.js';

const maxExpression = 160;
const maxLines = 120;

/** The tree of an evaluation in lines: what holds at the top, what it depends on indented below. */
export function traceLines(label: string, trace: Trace): string[] {
  const lines = [`${label}: ${headLine(trace)}`, ...partLines(trace, '  ')];
  if (lines.length <= maxLines) return lines;
  const left = lines.length - maxLines;
  return [...lines.slice(0, maxLines), `  … ${left.toString()} more lines are left out`];
}

function headLine({ expression, value }: Trace): string {
  const text = cut(printExpression(expression), maxExpression);
  // Without parentheses, `a = b = true` would be a riddle.
  const isOperator = expression.kind === 'binary' || expression.kind === 'type';
  return `${isOperator ? `(${text})` : text}${value === undefined ? ' has no value' : ` = ${value}`}`;
}

function partLines(trace: Trace, indent: string): string[] {
  return trace.parts.flatMap((part) => {
    if (part.traces.every((each) => saysNothing(each, trace))) return [];
    const lines = part.traces.flatMap((each) => [
      `${indent}${focusText(each, trace)}${headLine(each)}`,
      ...partLines(each, `${indent}  `),
    ]);
    return part.more > 0 ? [...lines, indent + moreText(part)] : lines;
  });
}

const moreText = ({ more, traces: [first] }: Part): string =>
  `… and ${more.toString()} more times${first === undefined ? '' : ` ${cut(printExpression(first.expression), maxExpression)}`}`;

/** Arguments are evaluated on each item in turn; operands on what the whole stands on. */
function focusText(part: Trace, { focus }: Trace): string {
  if (part.focus === undefined || focus === undefined || isSameFocus(part.focus, focus)) return '';
  return part.expression.kind === '$this' ? '' : `on ${itemText(part.focus)}: `;
}

/** A literal is its own value, and a path that came to something has come past all its steps. */
function saysNothing({ expression }: Trace, whole: Trace): boolean {
  if (expression.kind === 'literal' || expression.kind === 'empty') return true;
  return whole.expression.kind === 'member' && whole.count > 0 && isPlainPath(expression);
}

const isPlainPath = (expression: Expression): boolean =>
  expression.kind === 'member' && (expression.base === undefined || isPlainPath(expression.base));
