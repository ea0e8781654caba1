import type { CheckResult } from '../engine/check-result.js';
import { severities } from '../fhir/issue.js';
import { createFixFinder } from '../fix/fixes-of.js';
import { counted } from '../report/counts.js';
import type { Style } from '../report/style.js';

interface Counted {
  readonly fixed: number;
  readonly dropped: number;
  readonly suppressed: number;
  readonly result: CheckResult;
}

/** Counts what was mended and what is left. */
export interface FixTotals {
  add(input: Counted): void;
  /** `2 inputs: 3 fixed, 1 not fixed; left: 1 error`. */
  text(style: Style, isUnsafe: boolean, done: string): string;
}

export function createFixTotals(): FixTotals {
  const left = new Map<string, number>();
  let [inputs, fixed, dropped, suppressed, unsafe] = [0, 0, 0, 0, 0];
  return {
    add(input) {
      const { issues, text } = input.result;
      inputs += 1;
      fixed += input.fixed;
      dropped += input.dropped;
      suppressed += input.suppressed;
      const fixesOf = createFixFinder(text);
      for (const each of issues) {
        const { severity } = each.issue;
        left.set(severity, (left.get(severity) ?? 0) + 1);
        if (fixesOf(each).some(({ isSafe }) => !isSafe)) unsafe += 1;
      }
    },
    text(style, isUnsafe, done) {
      const not = dropped === 0 ? '' : `, ${dropped.toString()} not fixed`;
      const spared = suppressed === 0 ? '' : `, ${suppressedText(suppressed)}`;
      const counts = severities.flatMap((severity) => {
        const count = left.get(severity) ?? 0;
        return count === 0 ? [] : [style.severity[severity](counted(count, severity))];
      });
      const rest = counts.length === 0 ? style.good('nothing') : counts.join(', ');
      const more = isUnsafe || unsafe === 0 ? '' : ` (${unsafe.toString()} with a fix for --unsafe)`;
      return `${style.strong(counted(inputs, 'input'))}: ${fixed.toString()} ${done}${not}${spared}; left: ${rest}${more}\n`;
    },
  };
}

export const suppressedText = (count: number): string => `${count.toString()} suppressed, not fixed`;
