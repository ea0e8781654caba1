import type { Table } from '../../rules/structure.js';

/** Key -> its value, worked out when it is first asked for: most statements ask for nothing. */
export function createLookup({ prefix, values }: Table): (key: string) => string | undefined {
  let known: Map<string, string> | undefined;
  return (key) => {
    if (known === undefined) {
      known = new Map();
      for (const [value, keys] of Object.entries(values))
        for (const each of keysIn(keys)) known.set(prefix + each, value);
    }
    return known.get(key);
  };
}

/** The keys of one value. */
export const keysIn = (keys: string): readonly string[] => (keys === '' ? [] : keys.split(' '));

/** All keys of a table. */
export const keysOf = ({ prefix, values }: Table): string[] =>
  Object.values(values).flatMap((keys) => keysIn(keys).map((key) => prefix + key));
