import type { JsonPath } from '../fhir/location.js';

/** How what is wrong may be mended. */
export interface Fix {
  /** What to do, in a few words: `write valueUri instead of valueUrl`. */
  readonly description: string;
  /** Whether it cannot change what the author meant. */
  readonly isSafe: boolean;
  /** All of them together mend it. */
  readonly changes: readonly Change[];
}

/** Makes the fix of what was found at a place of the JSON; undefined where there turns out to be none. */
export type FixMaker = (path: JsonPath) => Fix | undefined;

/** A change of JSON. Paths lead from the root to a property or an item. */
export type Change =
  /** Gives a property another name; its `_name` partner goes with it. */
  | { readonly kind: 'rename'; readonly path: JsonPath; readonly to: string }
  /** Writes another value; `json` is what stands in the text. */
  | { readonly kind: 'replace'; readonly path: JsonPath; readonly json: string }
  /** What holds nothing afterwards goes with it. */
  | { readonly kind: 'remove'; readonly path: JsonPath }
  /** Moves a value into the property `as` of the object at `to`: to the end of its list, or alone. */
  | {
      readonly kind: 'move';
      readonly path: JsonPath;
      readonly to: JsonPath;
      readonly as: string;
      readonly isList: boolean;
    }
  /** Makes a list of a single value. */
  | { readonly kind: 'wrap'; readonly path: JsonPath }
  /** Makes a single value of a list of one. */
  | { readonly kind: 'unwrap'; readonly path: JsonPath };

/** The fix that writes another value at a place at or below that of the finding. */
export const writing =
  (value: string | number | boolean, instead: unknown, isSafe: boolean, below: JsonPath = []): FixMaker =>
  (path) => ({
    description: `write ${shown(value)} instead of ${shown(instead)}`,
    isSafe,
    changes: [{ kind: 'replace', path: [...path, ...below], json: JSON.stringify(value) }],
  });

/** The fix that gives a property, at or below the place of the finding, another name. */
export const renaming =
  (from: string, to: string, isSafe: boolean, below: JsonPath = []): FixMaker =>
  (path) => ({
    description: `write ${to} instead of ${from}`,
    isSafe,
    changes: [{ kind: 'rename', path: [...path, ...below], to }],
  });

/** A value as JSON, cut where it is long. */
export const shown = (value: unknown): string => {
  const json = JSON.stringify(value) as string | undefined;
  return json !== undefined && json.length > maxShown ? `${json.slice(0, maxShown)}…` : String(json);
};

const maxShown = 80;
