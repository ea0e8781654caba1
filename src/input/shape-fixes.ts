/** How issues of the JSON shape may be mended. */
import type { TypeDefinition } from '../fhir/model/model.js';
import { renaming, shown, writing, type FixMaker } from './change.js';

export const wrapped: FixMaker = (path) => ({
  description: `put ${String(path.at(-1))} in an array`,
  isSafe: true,
  changes: [{ kind: 'wrap', path }],
});

/** A list of one, whose only item is what should stand there. */
export function unwrapped(list: readonly unknown[]): FixMaker | undefined {
  const [only, second] = list;
  if (only === undefined || only === null || Array.isArray(only) || second !== undefined) return undefined;
  return (path) => ({
    description: `write ${shown(only)} without the array`,
    isSafe: true,
    changes: [{ kind: 'unwrap', path }],
  });
}

/** What holds nothing says nothing. */
export const leftOut: FixMaker = (path) => ({
  description: `leave ${String(path.at(-1))} out`,
  isSafe: true,
  changes: [{ kind: 'remove', path }],
});

/** A boolean or a whole number that is written as a string. */
export function unquoted(value: unknown, type: TypeDefinition): FixMaker | undefined {
  if (typeof value !== 'string') return undefined;
  const isBoolean = type.json === 'boolean' && /^(?:true|false)$/.test(value);
  const isNumber = type.json === 'number' && /^(?:0|-?[1-9]\d{0,14})$/.test(value);
  if (!isBoolean && !isNumber) return undefined;
  return writing(isBoolean ? value === 'true' : Number(value), value, true);
}

/** A name that is another one but for a slip; safe where only upper and lower case differ. */
export const renamedAs = (name: string, near: string): FixMaker =>
  renaming(name, near, near.toLowerCase() === name.toLowerCase());
