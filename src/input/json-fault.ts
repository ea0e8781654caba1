import { readString } from './json-string.js';

/** Where and why a text is not JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly text: string;
}

const fault = (offset: number, text: string): JsonFault => ({ offset, text });

export function endFault(offset: number, open: number): JsonFault {
  return open > 0
    ? fault(
        offset,
        `The JSON ends early: ${open === 1 ? 'a bracket is' : `${open.toString()} brackets are`} not closed.`,
      )
    : fault(offset, 'The input is empty.');
}

export function missingComma(text: string, offset: number, inArray: boolean): JsonFault {
  if (isComment(text, offset)) return fault(offset, commentText);
  const closing = inArray ? ']' : '}';
  return fault(offset, `A comma or ${closing} is missing before ${shown(text, offset)}.`);
}

export function keyFault(text: string, offset: number): JsonFault {
  const character = text.charAt(offset);
  if (isComment(text, offset)) return fault(offset, commentText);
  if (character === '}') return fault(offset, 'There is a comma before }; JSON has none there.');
  if (character === '"') return stringFault(text, offset);
  if (character === "'") return fault(offset, 'A property name is in single quotes; JSON has double quotes.');
  return fault(offset, `A property name in double quotes is expected, not ${shown(text, offset)}.`);
}

export function valueFault(text: string, offset: number): JsonFault {
  const character = text.charAt(offset);
  if (isComment(text, offset)) return fault(offset, commentText);
  if (character === '"') return stringFault(text, offset);
  if (character === "'") return fault(offset, 'A string is in single quotes; JSON has double quotes.');
  if (character === ']' || character === '}') {
    return fault(offset, `A value is missing before ${character}.`);
  }
  return fault(offset, `A JSON value is expected, not ${shown(text, offset)}.`);
}

const commentText = 'There is a comment; JSON has none.';

const isComment = (text: string, offset: number): boolean =>
  /^(?:\/\/|\/\*|#)/.test(text.slice(offset, offset + 2));

function shown(text: string, offset: number): string {
  const word = /^[\w$.+-]{1,20}/.exec(text.slice(offset, offset + 20))?.[0];
  return JSON.stringify(word ?? String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

function stringFault(text: string, start: number): JsonFault {
  const { end, broken } = readString(text, start);
  if (end >= 0 || broken === undefined) return fault(start, 'A string is not closed.');
  return text.charAt(broken) === '\\'
    ? fault(broken, `${shown(text, broken)} begins no escape that JSON has.`)
    : fault(broken, 'A string holds a raw control character or line break; write it as an escape.');
}
