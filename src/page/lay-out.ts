import { scanJson } from '../input/json-scanner.js';

/** JSON with a line for each value, and nothing changed but space; undefined for a text that is no JSON. */
export function layOut(text: string): string | undefined {
  if (scanJson(text, { scalar: ignore, key: ignore, open: () => false, close: ignore }) !== undefined)
    return undefined;
  const pieces: string[] = [];
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    const first = piece.charAt(0);
    if (piece === '{' || piece === '[') {
      depth += 1;
      pieces.push(piece, line());
    } else if (piece === '}' || piece === ']') {
      depth -= 1;
      pieces.push(line(), piece);
    } else if (piece === ',') pieces.push(piece, line());
    else if (piece === ':') pieces.push(': ');
    else pieces.push(first === '{' ? '{}' : first === '[' ? '[]' : piece);
  }
  return `${pieces.join('')}\n`;
}

function ignore(): void {
  // Only whether it is JSON is of interest.
}
