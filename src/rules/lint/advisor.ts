import type { CheckScope } from '../../expression/check/scope.js';
import type { Expression } from '../../expression/syntax.js';
import type { RulePlace } from '../rule-error.js';
import type { Constant, Rule, SourceExpression } from '../rule-pack.js';
import type { YamlPath, YamlSource } from '../yaml-source.js';

/** Everything that `rulepack lint` may advise. The list is closed, and part of the public contract. */
export type AdviceCode =
  | 'may-be-empty'
  | 'supertype-test'
  | 'pattern-not-anchored'
  | 'descendants-for-path'
  | 'not-compiled'
  | 'repeat-children'
  | 'double-quoted'
  | 'unknown-escape'
  | 'human-says-nothing'
  | 'key-form'
  | 'own-variable'
  | 'needless-off';

/** What is unwise about a rule that is not wrong. */
export interface Advice {
  readonly code: AdviceCode;
  readonly key: string;
  readonly place: RulePlace;
  /** Characters of the word at fault; all of them stand on one line. */
  readonly length: number;
  /** The field it stands in. */
  readonly path: YamlPath;
  /** What was found, why it matters, and what to write instead. */
  readonly text: string;
}

export type ExpressionName = 'context' | 'when' | 'expression' | 'at';

/** An advice before it has a place in a file. */
export interface Finding {
  readonly field: ExpressionName | 'human' | 'key';
  /** Of the word at fault: offset into the field's text, and length. */
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** An expression of a rule, with what it stands on. */
export interface LintedExpression {
  readonly name: ExpressionName;
  readonly source: SourceExpression;
  readonly scope: CheckScope;
}

/** A rule in which nothing is wrong, as advisors see it. */
export interface LintedRule {
  readonly rule: Rule;
  readonly expressions: readonly LintedExpression[];
  /** The resource type that it judges; `Resource` for all. */
  readonly resource: string;
  readonly constants: Readonly<Record<string, Constant>>;
  readonly path: YamlPath;
  readonly yaml: YamlSource;
  /** It will be an invariant of a StructureDefinition. */
  readonly isForExport: boolean;
}

/** What people read of an advice. The examples are fields of a rule, and proved by a test. */
export interface AdvicePage {
  readonly code: AdviceCode;
  /** In one line. */
  readonly title: string;
  readonly why: string;
  readonly before: string;
  readonly after: string;
}

export interface Advisor extends AdvicePage {
  readonly find: (rule: LintedRule) => readonly Finding[];
}

/** A finding about an expression, at the word that stands for it. */
export const findingAt = (field: ExpressionName, { start, end }: Expression, text: string): Finding => ({
  field,
  start,
  length: end - start,
  text,
});
