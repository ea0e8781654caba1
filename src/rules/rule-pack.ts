import type { JsonObject } from '../fhir/element.js';
import type { IssueType } from '../fhir/issue.js';
import type { Release } from '../fhir/release.js';
import type { Fallback } from '../expression/evaluator.js';
import type { Expression } from '../expression/syntax.js';
import type { PackDefinition } from './definition.js';
import type { RulePlace } from './rule-error.js';
import type { VersionedStructure } from './structure.js';

/** A set of rules that belong together: what one YAML file says, checked and parsed. Plain data but `fallback`. */
export interface RulePack {
  /** Version of the rule language. */
  readonly language: 1;
  /** The pack's name: `capabilitystatement-websocket`. */
  readonly pack: string;
  /** Semantic version of the pack. */
  readonly version: string;
  readonly title: string;
  /** Canonical url; the system of `details.coding` in its issues. */
  readonly url: string;
  readonly fhirVersion: readonly Release[];
  /** The resource type that the pack judges. */
  readonly resource: string;
  /** The page it is taken from; `{release}` stands for FHIR's name of a version. */
  readonly source?: string;
  /** The published definition that it is made from. Packs that ship are stored without it. */
  readonly definition?: PackDefinition;
  readonly constants: Readonly<Record<string, Constant>>;
  /** The resource under every example of the same type. */
  readonly base?: JsonObject;
  readonly rules: readonly Rule[];
  /** What it says of elements and extensions without rules. */
  readonly structure?: VersionedStructure;
  /** The packs that this one builds upon. Their rules hold as well. */
  readonly extends: readonly RulePack[];
  /** Evaluates what the compiler does not cover; only packs that need it have it. */
  readonly fallback?: Fallback;
}

export type Constant = string | number | boolean;

/** What must hold. Field names are `ElementDefinition.constraint`'s where FHIR has one. */
export interface Rule {
  readonly key: string;
  readonly severity: RuleSeverity;
  /** The type of its issues. */
  readonly code: IssueType;
  /** One sentence that is true of every resource that passes. */
  readonly human: string;
  readonly requirements?: string;
  readonly source?: string;
  readonly docs?: string;
  readonly tags: readonly string[];
  /** The reference validator's message id for this situation. */
  readonly messageId?: string;
  readonly status: 'active' | 'draft' | 'deprecated';
  readonly since?: string;
  readonly replacedBy?: string;
  /** Codes of advice that is not wanted for this rule, and why. */
  readonly lint?: Readonly<Record<string, string>>;
  /** Narrower than the pack's, if given. */
  readonly fhirVersion?: readonly Release[];
  /** Another resource type than the pack's, or `Resource` for all. */
  readonly resource?: string;
  readonly context?: SourceExpression;
  readonly when?: SourceExpression;
  readonly expression: SourceExpression;
  readonly at?: SourceExpression;
  readonly message: readonly MessagePart[];
  readonly fix?: RuleFix;
  /** Changes of its expressions that no example can notice. */
  readonly equivalent?: readonly Equivalent[];
  readonly examples: Examples;
  readonly place: RulePlace;
}

/** How an element that breaks a rule is mended. Expressions stand on the element judged. */
export type RuleFix = FixOperation & {
  /** Whether it cannot change what the author meant. */
  readonly safe: boolean;
  /** Where it is to be done at all. */
  readonly when?: SourceExpression;
};

export type FixOperation =
  /** Writes a choice element as another type: its value stays as it is. */
  | { readonly kind: 'rename'; readonly element: string; readonly to: string }
  /** Moves the element judged to another one, under its own name or another. */
  | { readonly kind: 'move'; readonly to: SourceExpression; readonly as?: string }
  | { readonly kind: 'remove'; readonly what: SourceExpression }
  /** Gives a primitive another value. */
  | { readonly kind: 'replace'; readonly what: SourceExpression; readonly by: SourceExpression };

/** An excuse for a change that makes no difference. */
export interface Equivalent {
  /** The changed expression; undefined: every change that no example notices. */
  readonly mutant?: string;
  readonly why: string;
  readonly place: RulePlace;
}

export type RuleSeverity = 'error' | 'warning' | 'information';

/** An expression as written, and as parsed. */
export interface SourceExpression {
  readonly text: string;
  readonly tree: Expression;
}

/** Text, or an expression whose value stands in its place. */
export type MessagePart = string | SourceExpression;

export interface Examples {
  readonly pass: readonly Example[];
  readonly fail: readonly Example[];
  readonly skip: readonly Example[];
}

/** A whole resource, with `base` merged under it and constants filled in, and what must come out. */
export interface Example {
  readonly name?: string;
  readonly resource: JsonObject;
  /** Locations of the issues that must come out. */
  readonly at?: readonly string[];
  readonly message?: string;
  readonly count?: number;
  /** The date that the rules judge by. */
  readonly asOf?: string;
  readonly place: RulePlace;
}
