import type { Result } from 'sarif';
import type { RuleCount } from '../engine/check-result.js';
import { counted } from './counts.js';

/** In how many inputs each rule passed, failed, or met nothing to judge, by its index in the run. */
export interface Tally {
  add(ruleIndex: number, id: string, count: RuleCount): void;
  /** A result for each rule that failed nowhere: kind `pass`, or `notApplicable` where it judged nothing at all. */
  results(): Iterable<Result>;
}

export function createTally(): Tally {
  const rows = new Map<number, { readonly id: string; failed: number; passed: number; idle: number }>();
  return {
    add(ruleIndex, id, { failed, passed }) {
      const row = rows.get(ruleIndex) ?? { id, failed: 0, passed: 0, idle: 0 };
      rows.set(ruleIndex, row);
      row[failed > 0 ? 'failed' : passed > 0 ? 'passed' : 'idle'] += 1;
    },
    *results() {
      for (const [ruleIndex, { id, failed, passed, idle }] of rows) {
        if (failed > 0) continue;
        const text =
          passed > 0
            ? `The rule passed in ${counted(passed, 'input')}.`
            : `The rule met nothing to judge in ${counted(idle, 'input')}.`;
        const kind = passed > 0 ? 'pass' : 'notApplicable';
        yield { ruleId: id, ruleIndex, kind, level: 'none', message: { text } };
      }
    },
  };
}
