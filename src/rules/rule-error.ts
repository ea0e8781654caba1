import type { CheckCode } from '../expression/check/scope.js';

/** Where a word of a rule file stands. Lines and columns count from 1. */
export interface RulePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Everything that can be wrong with a rule file. The list is closed, and part of the public contract. */
export type RuleErrorCode =
  // The file
  | 'too-large'
  | 'not-utf-8'
  | 'yaml-syntax'
  | 'yaml-directive'
  | 'yaml-documents'
  | 'yaml-tag'
  | 'yaml-merge-key'
  | 'yaml-key'
  | 'yaml-alias'
  | 'duplicate-field'
  // The schema
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-language'
  // The pack
  | 'duplicate-rule'
  | 'reserved-constant'
  | 'unknown-constant'
  | 'unknown-resource'
  | 'not-in-version'
  | 'unknown-value-set'
  | 'unknown-table'
  | 'table-not-found'
  | 'example-without-type'
  | 'extends-not-found'
  | 'extends-outside'
  | 'extends-cycle'
  | 'extends-too-deep'
  | 'extends-defective'
  // Expressions
  | 'fhirpath-syntax'
  | CheckCode;

/** A defect of a rule file. The message begins with `file:line:column`. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly code: RuleErrorCode;
  readonly place: RulePlace;
  /** The message without the place. */
  readonly text: string;

  constructor(code: RuleErrorCode, place: RulePlace, text: string, options?: ErrorOptions) {
    super(`${place.file}:${place.line.toString()}:${place.column.toString()}: ${text} (${code})`, options);
    this.code = code;
    this.place = place;
    this.text = text;
  }
}

/** A rule pack that cannot be used, with everything that is wrong with it, in the order of the file. */
export class RulePackError extends Error {
  override readonly name = 'RulePackError';
  readonly errors: readonly RuleError[];

  constructor(errors: readonly RuleError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}
