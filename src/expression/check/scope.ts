import type { Model } from '../../fhir/model/model.js';
import type { Expression } from '../syntax.js';
import { describeTypes, kindsOf, type TypeSet } from './types.js';

export type CheckCode =
  | 'unknown-element'
  | 'unknown-function'
  | 'forbidden-function'
  | 'wrong-arguments'
  | 'unknown-variable'
  | 'unknown-type'
  | 'not-a-condition'
  | 'type-mismatch'
  | 'bad-pattern';

/** A defect of an expression. Offsets count from the start of its text. */
export interface CheckFault {
  readonly code: CheckCode;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CheckScope {
  readonly model: Model;
  /** What the expression stands on. */
  readonly focus: TypeSet;
  /** Name of each variable -> its types. */
  readonly variables: ReadonlyMap<string, TypeSet>;
  /** The values of constants, so that a pattern behind a name is proved as well. */
  readonly constants: Readonly<Record<string, unknown>>;
  readonly report: (fault: CheckFault) => void;
}

/** Demands that an expression can be true or false. */
export function checkCondition(types: TypeSet, at: Expression, scope: CheckScope): void {
  const kinds = kindsOf(types, scope.model);
  if (types === undefined || kinds === undefined || kinds.size === 0 || kinds.has('boolean')) return;
  const text = `This is ${describeTypes(types, scope.model)}, which is neither true nor false; compare it, or ask exists().`;
  scope.report({ code: 'not-a-condition', start: at.start, end: at.end, text });
}

/** What a message about an expression points to. */
export type At = Pick<Expression, 'start' | 'end'>;

/** Says for which version something does not exist. */
export const versionNote = (model: Model): string => ` (FHIR ${model.release})`;
