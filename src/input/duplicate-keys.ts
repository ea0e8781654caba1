import type { JsonPath } from '../fhir/location.js';
import { stringAt } from './json-string.js';
import { scanJson } from './json-scanner.js';

/** A property that occurs again in the same object. Offsets are those of the names. */
export interface DuplicateKey {
  /** The path of the property. */
  readonly path: JsonPath;
  readonly name: string;
  readonly firstOffset: number;
  readonly offset: number;
  /** Offset after the repeated name. */
  readonly endOffset: number;
}

/**
 * How many colons follow a closing quote. At least one stands behind each property name, so where there are no
 * more of them than names were met in the parsed value, no name was lost: the cheap answer for clean documents.
 */
export function countNameColons(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    let code = text.charCodeAt(before);
    while (isSpace(code)) code = text.charCodeAt(--before);
    if (code === quote) count += 1;
  }
  return count;
}

const quote = 0x22;

const isSpace = (code: number): boolean =>
  code <= 0x20 && (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09);

/** Repeated names up to a limit, and how many there are beyond it. */
export interface DuplicateKeys {
  readonly listed: readonly DuplicateKey[];
  readonly leftOut: number;
}

/** Reads the text once and finds every repeated name. */
export function findDuplicateKeys(text: string, limit: number): DuplicateKeys {
  const listed: DuplicateKey[] = [];
  let leftOut = 0;
  const stack: { names: Map<string, number[]> | undefined; step: string | number }[] = [];
  const nextItem = (): void => {
    const top = stack.at(-1);
    if (top !== undefined && typeof top.step === 'number') top.step += 1;
  };
  scanJson(text, {
    key(start, end) {
      const top = stack.at(-1);
      if (top?.names === undefined) return;
      const name = stringAt(text, start, end);
      top.step = name;
      const offsets = top.names.get(name) ?? [];
      top.names.set(name, offsets);
      offsets.push(start);
      const [firstOffset = start] = offsets;
      if (offsets.length < 2) return;
      if (listed.length >= limit) {
        leftOut += 1;
        return;
      }
      const path = stack.map((each) => each.step);
      listed.push({ path, name, firstOffset, offset: start, endOffset: end });
    },
    scalar: nextItem,
    open(isArray) {
      nextItem();
      stack.push(isArray ? { names: undefined, step: -1 } : { names: new Map(), step: '' });
      return false;
    },
    close() {
      stack.pop();
    },
  });
  return { listed, leftOut };
}
