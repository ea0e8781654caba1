/** A piece of a message: text, or an expression with its offset in the message. */
export type MessagePiece = string | { readonly expression: string; readonly offset: number };

/** Splits `text {{FHIRPath}} text`. Gives the offset of a `{{` that is not closed. */
export function splitMessage(message: string): readonly MessagePiece[] | { readonly unclosed: number } {
  const pieces: MessagePiece[] = [];
  let from = 0;
  for (;;) {
    const open = message.indexOf('{{', from);
    if (open < 0) break;
    const close = closing(message, open + 2);
    if (close < 0) return { unclosed: open };
    if (open > from) pieces.push(message.slice(from, open));
    const inner = message.slice(open + 2, close);
    pieces.push({ expression: inner.trim(), offset: open + 2 + inner.length - inner.trimStart().length });
    from = close + 2;
  }
  if (from < message.length) pieces.push(message.slice(from));
  return pieces;
}

/** A string of FHIRPath, with its escapes. */
const string = /'(?:[^'\\]|\\.)*'/sy;

/** Finds the `}}` that ends an expression, past strings and `{}`. */
function closing(message: string, start: number): number {
  for (let index = start; index < message.length; index++) {
    const character = message[index];
    if (character === "'") {
      string.lastIndex = index;
      if (string.test(message)) index = string.lastIndex - 1;
    } else if (message.startsWith('{}', index)) index += 1;
    else if (message.startsWith('}}', index)) return index;
  }
  return -1;
}
