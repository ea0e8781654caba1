import { isNode, type Item } from '../expression/evaluate/item.js';
import type { Watch } from '../expression/evaluate/watch.js';
import { childExpressions, type Expression } from '../expression/syntax.js';
import { itemText, valueText } from './value-text.js';

/** How a part of an expression came to its value, once. */
export interface Trace {
  readonly expression: Expression;
  /** Undefined where it came to none, because something in it cannot be evaluated. */
  readonly value: string | undefined;
  readonly count: number;
  readonly isTrue: boolean;
  /** What it was evaluated on. */
  readonly focus: Item | undefined;
  readonly parts: readonly Part[];
}

/** An operand or argument. One that is evaluated on many items keeps a few of them. */
export interface Part {
  readonly traces: readonly Trace[];
  /** How often it was evaluated beyond those. */
  readonly more: number;
}

export interface Recorder {
  readonly watch: Watch;
  /** Gives how an expression was evaluated since it was last asked, and forgets it. */
  take(expression: Expression): Trace;
}

const maxTraces = 5;

/** Makes a tree of what a watch is told. Parts are told before what they are parts of. */
export function createRecorder(): Recorder {
  let pending = new Map<Expression, { traces: Trace[]; more: number }>();
  const claim = (expression: Expression): Part[] =>
    childExpressions(expression).flatMap((child) => {
      const found = pending.get(child);
      pending.delete(child);
      return found === undefined ? [] : [found];
    });
  const keep = (trace: Trace): void => {
    const known = pending.get(trace.expression);
    if (known === undefined) pending.set(trace.expression, { traces: [trace], more: 0 });
    else if (isWorthKeeping(trace, known.traces)) known.traces.push(trace);
    else known.more += 1;
  };
  /** What was told of an expression that did not come to its end. */
  const unfinished = (expression: Expression): Trace => {
    const parts = childExpressions(expression).flatMap((child): Part[] => {
      const found = pending.get(child);
      if (found !== undefined) return [found];
      const trace = unfinished(child);
      return trace.parts.length > 0 ? [{ traces: [trace], more: 0 }] : [];
    });
    return { expression, value: undefined, count: 0, isTrue: false, focus: undefined, parts };
  };
  return {
    watch: (expression, items, focus) => {
      keep({
        expression,
        value: valueText(items),
        count: items.length,
        isTrue: isTrueItem(items[0]),
        focus,
        parts: claim(expression),
      });
    },
    take: (expression) => {
      const trace = pending.get(expression)?.traces[0] ?? unfinished(expression);
      pending = new Map();
      return trace;
    },
  };
}

/** The first few, and one that came out otherwise: mostly the one that is looked for. */
function isWorthKeeping({ isTrue }: Trace, known: readonly Trace[]): boolean {
  if (known.length < maxTraces) return true;
  return known.length === maxTraces && known.every((each) => each.isTrue !== isTrue);
}

const isTrueItem = (item: Item | undefined): boolean =>
  item === true || (item !== undefined && isNode(item) && item.value === true);

/** Whether two parts of an expression were evaluated on the same thing. */
export const isSameFocus = (one: Item | undefined, other: Item | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && itemText(one) === itemText(other));
