import type { FormFault } from './form-fault.js';
import { badCharacter, bareAmpersand, unknownEntity } from './xhtml-words.js';

const known = /&(?:amp|lt|gt|quot|apos|#[0-9]{1,10}|#x[0-9a-fA-F]{1,10});/y;
const named = /&[A-Za-z][A-Za-z0-9]{0,40};/y;

/** The place after the entity that begins at an offset, or what is wrong with it. */
export function entityEnd(text: string, offset: number): number | FormFault {
  known.lastIndex = offset;
  if (known.test(text)) {
    const end = known.lastIndex;
    return isCharacter(text, offset) ? end : badCharacter(text.slice(offset, end), offset);
  }
  named.lastIndex = offset;
  return named.test(text)
    ? unknownEntity(text.slice(offset, named.lastIndex), offset)
    : bareAmpersand(offset);
}

/** Whether an entity stands for a space, a tab or the end of a line. */
export const isBlankEntity = (text: string, offset: number): boolean =>
  text.charCodeAt(offset + 1) === hash && codeOf(text, offset) <= 0x20;

const hash = 0x23;

/** http://www.w3.org/TR/xml/#NT-Char */
function isCharacter(text: string, offset: number): boolean {
  if (text.charCodeAt(offset + 1) !== hash) return true;
  const code = codeOf(text, offset);
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function codeOf(text: string, offset: number): number {
  const digits = text.slice(offset + 2, offset + 14);
  return digits.startsWith('x') ? parseInt(digits.slice(1), 16) : parseInt(digits, 10);
}
