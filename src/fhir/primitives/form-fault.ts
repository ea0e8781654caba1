import type { IssueType } from '../issue.js';

/** What is wrong with the value of a primitive. */
export interface FormFault {
  readonly key: 'primitive-form' | 'primitive-whitespace' | 'txt-1' | 'txt-2';
  readonly severity: 'error' | 'warning';
  readonly code: IssueType;
  /** The HL7 validator's. */
  readonly messageId: string;
  /** What is wrong and what to do; quotes at most 80 characters of the value. */
  readonly text: string;
}

/** Undefined for a good value. */
export type Form<T = string | number> = (value: T) => FormFault | undefined;

export const formFault = (messageId: string, text: string): FormFault => ({
  key: 'primitive-form',
  severity: 'error',
  code: 'invalid',
  messageId,
  text,
});

/** A fault whose message id begins as those of the HL7 validator's checks by type do. */
export const typeFault = (check: string, text: string): FormFault =>
  formFault(`Type_Specific_Checks_DT_${check}`, text);

/** A new string, since a slice would keep the whole value alive. */
export const quoted = (value: string): string =>
  JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
