import type { RulePlace } from '../rules/rule-error.js';
import type { Rule } from '../rules/rule-pack.js';
import type { ProofWord } from './verdict.js';

/**
 * undecided: a part of a rule that no example decides; uncovered: a rule that they do not judge both ways, or a
 * pack below the coverage asked for; survived: a change that no example notices; unneeded: an excuse for a change
 * that is noticed, or not made; untried: a row of a table that no resource can show; unmended: a fix that does not
 * mend an example, or does harm to it.
 */
export type TestWord =
  ProofWord | 'undecided' | 'uncovered' | 'survived' | 'unneeded' | 'untried' | 'unmended';

/** One thing that was tested, and what came of it. */
export interface TestEntry {
  /** Undefined: a row of the pack's tables, or the pack as a whole. */
  readonly rule: Rule | undefined;
  /** The row: `element CapabilityStatement.status`. */
  readonly row?: string;
  readonly place: RulePlace;
  readonly word: TestWord;
  /** What was tested, in a few words: `pass example 1 of ours`. */
  readonly subject: string;
  /** What is wrong with it; empty where nothing is. */
  readonly problem: string;
  /** Whether the test fails for it. */
  readonly isOpen: boolean;
}
