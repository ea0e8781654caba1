import type { Document, Node } from 'yaml';
import { columnsOf } from '../../rules/scalar-columns.js';
import type { YamlPath } from '../../rules/yaml-source.js';

/** A text as YAML, as far as it is YAML: somebody is in the middle of a word. */
export interface YamlTree {
  /** The string in which an offset of the text lies, or at whose end. */
  scalarAt(offset: number): ScalarSpot | undefined;
  /** Plain data; undefined where nothing stands. */
  valueOf(path: YamlPath): unknown;
  /** Where the key of a field stands. */
  rangeOfKey(path: YamlPath): Range | undefined;
}

/** Offsets into the text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ScalarSpot extends Range {
  readonly path: YamlPath;
  readonly value: string;
  /** The place in the value. */
  readonly offset: number;
  /** The place in the text of a character of the value. */
  readonly offsetOf: (offset: number) => number;
}

/** More than this is no pack. */
const maxLength = 256 * 1024;

/** Undefined where the text is too large, or nests too deeply. */
export async function readYamlTree(text: string): Promise<YamlTree | undefined> {
  if (text.length > maxLength) return undefined;
  const yaml = await import('yaml');
  let document: Document.Parsed;
  try {
    document = yaml.parseDocument(text, { version: '1.2', uniqueKeys: false, prettyErrors: false });
  } catch {
    return undefined;
  }

  function find(node: unknown, path: YamlPath, offset: number): { node: Node; path: YamlPath } | undefined {
    if (yaml.isMap(node)) {
      for (const { key, value } of node.items) {
        const name = yaml.isScalar(key) ? String(key.value) : '';
        const found = find(value, [...path, name], offset);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (yaml.isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const found = find(item, [...path, index], offset);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    return yaml.isScalar(node) && holds(node, offset) ? { node, path } : undefined;
  }

  return {
    scalarAt(offset) {
      const found = find(document.contents, [], offset);
      if (found === undefined || !yaml.isScalar(found.node)) return undefined;
      const { node, path } = found;
      const columns = columnsOf(text, node);
      const [from, to] = node.range ?? [];
      const { value } = node;
      if (typeof value !== 'string' || columns === undefined || from === undefined || to === undefined)
        return undefined;
      const offsetOf = (at: number): number => columns(at) ?? from;
      // On the quote, or at the head of a block.
      if (offset < offsetOf(0)) return undefined;
      let at = 0;
      while (at < value.length && offsetOf(at) < offset) at += 1;
      return { path, value, offset: at, offsetOf, from, to };
    },
    valueOf(path) {
      const node: unknown = document.getIn(path, true);
      try {
        const data: unknown = yaml.isNode(node) ? node.toJS(document, { maxAliasCount: 100 }) : undefined;
        return data;
      } catch {
        return undefined;
      }
    },
    rangeOfKey(path) {
      const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      if (!yaml.isMap(parent)) return undefined;
      const key: unknown = parent.items.find(
        (each) => yaml.isScalar(each.key) && String(each.key.value) === path.at(-1),
      )?.key;
      const [from, to] = (yaml.isNode(key) ? key.range : undefined) ?? [];
      return from === undefined || to === undefined ? undefined : { from, to };
    },
  };
}

/** A block ends before the line behind it. */
function holds(node: Node & { type?: string }, offset: number): boolean {
  const [from, to] = node.range ?? [];
  if (from === undefined || to === undefined || offset < from) return false;
  return node.type?.startsWith('BLOCK') === true ? offset < to : offset <= to;
}
