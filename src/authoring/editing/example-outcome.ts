import { provePack } from '../prove.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { ExampleList, ProofWord } from '../verdict.js';

/** What became of an example. Plain data. */
export interface ExampleOutcome {
  /** Of the rule. */
  readonly key: string;
  readonly list: ExampleList;
  /** Position in its list, from 0. */
  readonly index: number;
  readonly word: ProofWord;
  /** Why it is not proved. */
  readonly problem?: string;
  readonly verdict: 'passes' | 'fails' | 'does not apply';
}

/** Runs the examples of a pack. */
export const outcomesOf = (pack: RulePack): ExampleOutcome[] =>
  provePack(pack).map(({ rule, list, index, word, problem, passed, failed }) => ({
    key: rule.key,
    list,
    index,
    word,
    ...(problem !== undefined && { problem }),
    verdict: failed > 0 ? 'fails' : passed > 0 ? 'passes' : 'does not apply',
  }));
