import type { FormFault } from './form-fault.js';

/** Unicode's: JavaScript's `\s` lacks the next line, U+0085. */
const whiteSpace = /[\s\x85]/;
const other = /[^\s\x85]/;

export const hasWhiteSpace = (value: string): boolean => whiteSpace.test(value);

/** Whether there is nothing else. Most values tell by their first character. */
export function isOnlyWhiteSpace(value: string): boolean {
  const first = value.charCodeAt(0);
  return (first <= 0x20 || first >= 0x85) && !other.test(value);
}

export const onlyWhiteSpace = (): FormFault => ({
  key: 'primitive-whitespace',
  severity: 'warning',
  code: 'invalid',
  messageId: 'Type_Specific_Checks_DT_Primitive_WS',
  text: 'The value is nothing but white space; leave it out or give it content.',
});
