import type { Diagnostic } from '../../authoring/editing/inspect-pack.js';
import type { ExampleList, ProofWord } from '../../authoring/verdict.js';
import type { ResultView } from '../view.js';

/** What the playground shows of a rule pack and of the statement it is tried on. */
export interface PackView {
  readonly diagnostics: readonly Diagnostic[];
  /** How many of them keep the pack from being used. */
  readonly defects: number;
  readonly proofs: readonly RuleProof[];
  /** What the pack says of the statement; undefined where one of the two cannot be used. */
  readonly result: ResultView | undefined;
}

/** How the examples of a rule came out. */
export interface RuleProof {
  readonly key: string;
  readonly human: string;
  readonly line: number;
  readonly proved: number;
  readonly failed: readonly FailedExample[];
}

export interface FailedExample {
  readonly list: ExampleList;
  /** From 1. */
  readonly number: number;
  readonly name: string | undefined;
  readonly word: ProofWord;
  readonly problem: string;
  readonly line: number;
}
