import type { Alias, Node } from 'yaml';
import type { RuleErrorCode } from './rule-error.js';
import { columnsOf, type ScalarColumns } from './scalar-columns.js';
import { scalarSource, type ScalarSource } from './scalar-source.js';
import type { YamlDocument } from './yaml-document.js';

/** Steps from the top of a YAML document to a value. */
export type YamlPath = readonly (string | number)[];

/** Where a value stands in its text. */
export interface Offsets {
  readonly value: number;
  readonly key: number;
  readonly scalar?: ScalarColumns;
  readonly written?: ScalarSource;
}

/** A path as JSON -> where its key and value begin. */
export type Places = Map<string, Offsets>;

export type Fail = (code: RuleErrorCode, offset: number, problem: string) => void;

export type ReadData = (node: unknown, path: YamlPath, keyOffset: number) => unknown;

const maxNodes = 50_000;
const maxDepth = 64;

/** Turns YAML nodes into plain data whose maps have no prototype, and notes their places. */
export function createDataReader(
  { yaml, document }: YamlDocument,
  text: string,
  places: Places,
  fail: Fail,
): ReadData {
  const resolving = new Set<unknown>();
  let anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  let nodes = 0;

  const toData: ReadData = (node, path, keyOffset) => {
    nodes += 1;
    if (nodes > maxNodes || path.length > maxDepth) {
      // Said once: everything after the limit would say it again.
      if (nodes <= maxNodes + 1)
        fail('too-large', keyOffset, 'The file holds too many values, or nests them too deeply.');
      nodes = maxNodes + 1;
      return null;
    }
    if (yaml.isAlias(node)) return resolveAlias(node, path, keyOffset);
    const offset = (yaml.isNode(node) ? node.range?.[0] : undefined) ?? keyOffset;
    const scalar = yaml.isScalar(node) ? columnsOf(text, node) : undefined;
    const written = yaml.isScalar(node) ? scalarSource(text, node) : undefined;
    const offsets = { value: offset, key: keyOffset, ...(scalar && { scalar }), ...(written && { written }) };
    places.set(JSON.stringify(path), offsets);
    if (yaml.isNode(node)) refuseTag(node, offset);
    if (yaml.isMap(node)) return mapData(node.items, path);
    if (yaml.isSeq(node)) return node.items.map((item, index) => toData(item, [...path, index], offset));
    return yaml.isScalar(node) ? node.value : null;
  };

  function refuseTag({ tag }: Node, offset: number): void {
    if (tag !== undefined) fail('yaml-tag', tagOffset(text, offset), `Tags are not allowed: ${tag}.`);
  }

  function mapData(items: readonly { key: unknown; value: unknown }[], path: YamlPath): object {
    // Without a prototype, a key like __proto__ is a key like any other.
    const data = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of items) {
      const offset = (yaml.isNode(key) ? key.range?.[0] : undefined) ?? 0;
      const name = keyName(yaml.isScalar(key) ? key.value : undefined);
      if (yaml.isNode(key)) refuseTag(key, offset);
      if (name === undefined) fail('yaml-key', offset, 'A key must be a word, not a list, a map or nothing.');
      else if (name === '<<')
        fail('yaml-merge-key', offset, 'Merge keys are not allowed; write the fields out.');
      else if (Object.hasOwn(data, name)) fail('duplicate-field', offset, `${name} stands here twice.`);
      else data[name] = toData(value, [...path, name], offset);
    }
    return data;
  }

  function resolveAlias(alias: Alias, path: YamlPath, keyOffset: number): unknown {
    const offset = alias.range?.[0] ?? keyOffset;
    const target = anchored(alias.source).findLast((node) => (node.range?.[0] ?? 0) < offset);
    if (target === undefined || resolving.has(target)) {
      const what = target === undefined ? 'nothing' : 'itself';
      fail('yaml-alias', offset, `The alias *${alias.source} refers to ${what}.`);
      return null;
    }
    resolving.add(target);
    const data = toData(target, path, keyOffset);
    resolving.delete(target);
    return data;
  }

  /** The nodes of an anchor's name, in the order of the file. */
  function anchored(name: string): readonly Node[] {
    if (anchors === undefined) {
      const found = new Map<string, Node[]>();
      yaml.visit(document, {
        Node(_, node) {
          if (yaml.isAlias(node) || node.anchor === undefined) return;
          found.set(node.anchor, [...(found.get(node.anchor) ?? []), node]);
        },
      });
      anchors = found;
    }
    return anchors.get(name) ?? [];
  }

  return toData;
}

/** A tag stands before its value, and an anchor may stand between the two. */
function tagOffset(text: string, valueOffset: number): number {
  const before = text.slice(0, valueOffset);
  return /!\S*\s*(?:&\S+\s*)?$/.exec(before)?.index ?? valueOffset;
}

function keyName(key: unknown): string | undefined {
  if (typeof key === 'string') return key;
  return typeof key === 'number' || typeof key === 'boolean' ? String(key) : undefined;
}
