import type { Validator, ValidatorOptions } from '../engine/validator.js';
import type { Severity } from '../fhir/issue.js';

/** Which bodies are judged, by what, and what is refused; packs, dates and limits as for `createValidator`. */
export interface MiddlewareOptions<Request> extends ValidatorOptions {
  /** Judges instead of one that is made of the options of `createValidator`; those are not for both. */
  readonly validator?: Pick<Validator, 'check'>;
  /**
   * The mildest severity for which a request is refused; `error` unless told. `fatal` refuses only what cannot be read,
   * `never` nothing: the request then tells what was found.
   */
  readonly refuse?: Severity | 'never';
  /** Media types of the bodies that are judged, JSON or XML: FHIR's JSON and JSON unless told. */
  readonly types?: readonly string[];
  /** Name of a response header that tells how many issues of each severity there are; none unless told. */
  readonly header?: string;
  /** Which of the requests that have such a body are judged; all unless told. */
  when?(request: Request): boolean;
}
