/** Why bytes are not text, with the byte where they go wrong. */
export interface DecodeFault {
  readonly key: 'shape-utf-16' | 'shape-utf-8' | 'shape-empty';
  readonly byte: number;
  readonly text: string;
}

export type Decoded = { readonly text: string } | { readonly fault: DecodeFault };

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads UTF-8, with or without a byte order mark. Positions count from after the mark. */
export function decode(bytes: Uint8Array): Decoded {
  if (looksLikeUtf16(bytes)) {
    const text = 'The input is UTF-16; FHIR is UTF-8. Save the file as UTF-8.';
    return { fault: { key: 'shape-utf-16', byte: 0, text } };
  }
  try {
    return { text: withoutMark(decodeUtf8(bytes)) };
  } catch {
    const byte = firstInvalidByte(bytes);
    const text = `The byte at offset ${byte.toString()} is not valid UTF-8. Save the file as UTF-8.`;
    return { fault: { key: 'shape-utf-8', byte, text } };
  }
}

/** The lenient decoder is much the faster one; where it had to replace something, the strict one decides. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = lenient.decode(bytes);
  return text.includes('\uFFFD') ? strict.decode(bytes) : text;
}

export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** A byte order mark of UTF-16, or a zero beside an ASCII character: JSON begins with one. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return false;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && second !== 0) || (first !== 0 && second === 0);
}

/** The offset of the first byte of the first sequence that is no character. */
function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodePrefix(bytes, middle) === undefined) bad = middle;
    else good = middle;
  }
  // What was decoded leaves out a character that had only begun.
  return new TextEncoder().encode(decodePrefix(bytes, good)).length;
}

function decodePrefix(bytes: Uint8Array, length: number): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}
