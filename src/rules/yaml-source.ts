import type { RuleError, RulePlace } from './rule-error.js';
import type { ScalarSource } from './scalar-source.js';
import { createDataReader, type Fail, type Offsets, type Places, type YamlPath } from './yaml-data.js';
import { readYamlDocument, type YamlDocument } from './yaml-document.js';

export type { YamlPath } from './yaml-data.js';

/** A YAML document as plain data, with the place of every key and value. */
export interface YamlSource {
  readonly data: unknown;
  /** The place of a value; of the nearest thing around it where there is none. */
  placeOf(path: YamlPath): RulePlace;
  /** The place of a key. */
  placeOfKey(path: YamlPath): RulePlace;
  /** The place of a character inside a string, where that is known; else of the string. */
  placeInside(path: YamlPath, offset: number): RulePlace;
  /** How a string is written. Undefined where no string stands. */
  scalarAt(path: YamlPath): ScalarSource | undefined;
}

/** Reads YAML 1.2 without directives, tags, merge keys or repeated keys. Reports every defect that it can. */
export type YamlReader = (
  text: string,
  file: string,
  report: (error: RuleError) => void,
) => Promise<YamlSource | undefined>;

export const readYaml: YamlReader = async (text, file, report) =>
  (await readWholeYaml(text, file, report))?.source;

/** A source, with what it was made of. */
export interface WholeYaml {
  readonly source: YamlSource;
  readonly document: YamlDocument;
  readonly offsetsAt: OffsetsAt;
}

/** Where the value of a path stands in the text. */
export type OffsetsAt = (path: YamlPath) => Offsets | undefined;

export async function readWholeYaml(
  text: string,
  file: string,
  report: (error: RuleError) => void,
): Promise<WholeYaml | undefined> {
  const read = await readYamlDocument(text, file, report);
  if (read === undefined) return undefined;
  const places: Places = new Map();
  let failures = 0;
  const fail: Fail = (...problem) => {
    failures += 1;
    read.fail(...problem);
  };
  const data = createDataReader(read, text, places, fail)(read.document.contents, [], 0);
  if (failures > 0) return undefined;
  const offsetsAt: OffsetsAt = (path) => places.get(JSON.stringify(path));
  return { source: sourceOf(data, offsetsAt, read.placeAt), document: read, offsetsAt };
}

export function sourceOf(
  data: unknown,
  offsetsAt: OffsetsAt,
  placeAt: (offset: number) => RulePlace,
): YamlSource {
  const nearestPlace = (path: YamlPath): Offsets => {
    for (let length = path.length; length >= 0; length--) {
      const found = offsetsAt(path.slice(0, length));
      if (found !== undefined) return found;
    }
    return { value: 0, key: 0 };
  };
  return {
    data,
    placeOf: (path) => placeAt(nearestPlace(path).value),
    placeOfKey: (path) => placeAt(nearestPlace(path).key),
    placeInside: (path, offset) => {
      const { value, scalar } = nearestPlace(path);
      return placeAt(scalar?.(offset) ?? value);
    },
    scalarAt: (path) => offsetsAt(path)?.written,
  };
}
