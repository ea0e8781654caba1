/** Reads a regular expression code point by code point. */
export interface PatternReader {
  /** The next character; empty at the end. */
  peek(ahead?: number): string;
  next(): string;
  /** Takes the text if it comes next. */
  take(text: string): boolean;
  /** Takes what the sticky expression matches next. */
  takeMatch(expression: RegExp): RegExpExecArray | null;
}

export function createPatternReader(source: string): PatternReader {
  let at = 0;
  const charAt = (index: number): string =>
    index < source.length ? String.fromCodePoint(source.codePointAt(index) ?? 0) : '';
  return {
    peek: (ahead = 0) => charAt(at + ahead),
    next() {
      const character = charAt(at);
      at += character.length;
      return character;
    },
    take(text) {
      const found = source.startsWith(text, at);
      if (found) at += text.length;
      return found;
    },
    takeMatch(expression) {
      expression.lastIndex = at;
      const match = expression.exec(source);
      if (match !== null) at = expression.lastIndex;
      return match;
    },
  };
}

/** The regular expression is malformed, or says something whose meaning is not proven. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}
