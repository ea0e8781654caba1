import type { Node } from 'yaml';
import { createDataReader, type Offsets, type Places } from './yaml-data.js';
import { isTooLarge, readYamlDocument, type YamlDocument } from './yaml-document.js';
import {
  readWholeYaml,
  sourceOf,
  type OffsetsAt,
  type WholeYaml,
  type YamlReader,
  type YamlSource,
} from './yaml-source.js';

/** A text that was read as a whole, and the lines of its rules. */
interface Base {
  readonly text: string;
  readonly whole: WholeYaml;
  readonly rules: readonly RuleLines[];
}

/** Offsets of the lines of a rule, and of its first key. */
interface RuleLines {
  readonly start: number;
  readonly key: number;
  readonly end: number;
  readonly hasAnchors: boolean;
}

/**
 * Reads what `readYaml` reads, and gives the same: but of a file that it has read before, only the rule is read anew in
 * which the text has changed, where that is sure to be all.
 */
export function createChangeReader(): YamlReader {
  const bases = new Map<string, Base>();
  return async (text, file, report) => {
    const base = bases.get(file);
    const known = base?.text === text ? base.whole.source : base && (await readChange(base, text, file));
    if (known !== undefined) return known;
    const whole = await readWholeYaml(text, file, report);
    if (whole !== undefined) bases.set(file, { text, whole, rules: rulesOf(text, whole) });
    return whole?.source;
  };
}

/** None where a rule does not begin on a line of its own. */
function rulesOf(text: string, { source, document, offsetsAt }: WholeYaml): RuleLines[] {
  const data = source.data as { readonly rules?: unknown } | null; // Whatever it is, it may have rules.
  const rules = data?.rules;
  const isLast = Object.keys(Object(data) as object).at(-1) === 'rules';
  if (!Array.isArray(rules) || !isLast) return [];
  const starts = rules.flatMap((_, index): Omit<RuleLines, 'end'>[] => {
    const key = offsetsAt(['rules', index])?.value ?? 0;
    const start = text.lastIndexOf('\n', key) + 1;
    const node: unknown = document.document.getIn(['rules', index], true);
    if (!/^ *- +$/.test(text.slice(start, key)) || !document.yaml.isNode(node)) return [];
    return [{ start, key, hasAnchors: hasAnchors(document, node) }];
  });
  if (starts.length < rules.length) return [];
  return starts.map((each, index) => ({ ...each, end: starts[index + 1]?.start ?? text.length }));
}

/** Whether a node has an alias in it, or something that may be meant by one elsewhere. */
function hasAnchors({ yaml }: YamlDocument, node: Node): boolean {
  let found = false;
  yaml.visit(node, {
    Node(_, each) {
      found ||= yaml.isAlias(each) || each.anchor !== undefined;
      return found ? yaml.visit.BREAK : undefined;
    },
  });
  return found;
}

/** Undefined where more may have changed than one rule. */
async function readChange(
  { text: before, whole, rules }: Base,
  text: string,
  file: string,
): Promise<YamlSource | undefined> {
  const { from, to, moved } = changeOf(before, text);
  const index = rules.findIndex(({ key, end }) => key <= from && to <= end && from < end);
  const rule = rules[index];
  if (rule === undefined || rule.hasAnchors) return undefined;
  const { start, end } = rule;
  const lines = text.slice(start, end + moved);
  const isWhole = lines.endsWith('\n') || end + moved === text.length;
  if (!isWhole || isTooLarge(text) || /^(?:---|\.\.\.)/m.test(lines)) return undefined;
  const listAt = whole.offsetsAt(['rules'])?.value ?? 0;
  const item = await readRule(lines, index, file, listAt - start);
  if (item === undefined) return undefined;
  const offsetsAt: OffsetsAt = (path) => {
    const [list, position] = path;
    return list === 'rules' && position === index
      ? shifted(item.places.get(JSON.stringify(path)), (offset) => offset + start)
      : shifted(whole.offsetsAt(path), (offset) => (offset < end ? offset : offset + moved));
  };
  const data = whole.source.data as { readonly rules: readonly unknown[] }; // It has rules: one of them has changed.
  const changed: unknown = Object.assign(Object.create(null) as object, data, {
    rules: data.rules.with(index, item.data),
  });
  return sourceOf(changed, offsetsAt, placesIn(text, file));
}

/** The range of the old text that is another in the new one, and by how much what stands behind it has moved. */
function changeOf(before: string, after: string): { from: number; to: number; moved: number } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { from, to: before.length - same, moved: after.length - before.length };
}

async function readRule(
  lines: string,
  index: number,
  file: string,
  listAt: number,
): Promise<{ readonly data: unknown; readonly places: Places } | undefined> {
  let failures = 0;
  const fail = (): void => {
    failures += 1;
  };
  const read = await readYamlDocument(lines, file, fail);
  const list = read?.document.contents;
  if (read === undefined || !read.yaml.isSeq(list) || list.items.length !== 1) return undefined;
  if (hasAnchors(read, list)) return undefined;
  const places: Places = new Map();
  const data = createDataReader(read, lines, places, fail)(list.items[0], ['rules', index], listAt);
  return failures === 0 ? { data, places } : undefined;
}

function shifted(offsets: Offsets | undefined, shift: (offset: number) => number): Offsets | undefined {
  if (offsets === undefined) return undefined;
  const { value, key, scalar, written } = offsets;
  return {
    value: shift(value),
    key: shift(key),
    ...(scalar && {
      scalar: (offset: number) => {
        const found = scalar(offset);
        return found === undefined ? undefined : shift(found);
      },
    }),
    ...(written && { written: { ...written, start: shift(written.start), end: shift(written.end) } }),
  };
}

function placesIn(text: string, file: string): Parameters<typeof sourceOf>[2] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
