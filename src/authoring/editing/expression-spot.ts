import type { Constant } from '../../rules/rule-pack.js';
import { releases, type Release } from '../../fhir/release.js';
import type { ScalarSpot, YamlTree } from './yaml-tree.js';

/** An expression of a rule and a place in it. */
export interface ExpressionSpot {
  readonly text: string;
  /** The place in the expression. */
  readonly offset: number;
  /** The place in the file of a character of the expression. */
  readonly offsetOf: (offset: number) => number;
  readonly standsOn: Standing;
}

/** What the expressions of a rule stand on. */
export interface Standing {
  readonly resource: string;
  /** The releases that the rule holds for. */
  readonly releases: readonly Release[];
  /** FHIRPath from the resource to the element; undefined: the resource itself. */
  readonly context: string | undefined;
  readonly constants: Readonly<Record<string, Constant>>;
}

/** The expression that a string of a pack is, or that stands in its braces. */
export function expressionSpot(spot: ScalarSpot, tree: YamlTree): ExpressionSpot | undefined {
  const { path, value, offset, offsetOf } = spot;
  const [list, index, field, part] = path;
  if (list !== 'rules' || typeof index !== 'number' || typeof field !== 'string') return undefined;
  const standsOn = standingOf(index, field === 'context', tree);
  const isWhole = path.length === 3 ? wholeFields.has(field) : field === 'fix' && isFixField(path, part);
  if (isWhole) return { text: value, offset, offsetOf, standsOn };
  if (path.length !== 3 || field !== messageField(index, tree)) return undefined;
  const inner = inBraces(value, offset);
  if (inner === undefined) return undefined;
  const { from, to } = inner;
  return {
    text: value.slice(from, to),
    offset: offset - from,
    offsetOf: (at) => offsetOf(from + at),
    standsOn,
  };
}

const wholeFields: ReadonlySet<string> = new Set(['context', 'when', 'expression', 'at']);
const fixFields: ReadonlySet<unknown> = new Set(['when', 'move', 'remove', 'replace', 'with']);

const isFixField = (path: readonly unknown[], part: unknown): boolean =>
  path.length === 4 && fixFields.has(part);

/** Where a rule has no message of its own, `human` is it. */
const messageField = (index: number, tree: YamlTree): 'message' | 'human' =>
  tree.valueOf(['rules', index, 'message']) === undefined ? 'human' : 'message';

/** What stands between the braces around an offset; they need not be closed yet. */
function inBraces(text: string, offset: number): { readonly from: number; readonly to: number } | undefined {
  const open = text.lastIndexOf('{{', offset - 2);
  if (open < 0 || offset < 2 || text.slice(open, offset).includes('}}')) return undefined;
  const close = text.indexOf('}}', offset);
  return { from: open + 2, to: close < 0 ? text.length : close };
}

function standingOf(index: number, isContext: boolean, tree: YamlTree): Standing {
  const texts = (field: string): unknown => tree.valueOf(['rules', index, field]) ?? tree.valueOf([field]);
  const resource = texts('resource');
  const versions: unknown = texts('fhirVersion');
  const wanted = Array.isArray(versions) ? versions : [versions];
  const known = releases.filter((each) => wanted.includes(each));
  const context = tree.valueOf(['rules', index, 'context']);
  return {
    resource: typeof resource === 'string' ? resource : 'Resource',
    releases: known.length > 0 ? known : ['4.0'],
    context: isContext || typeof context !== 'string' ? undefined : context,
    constants: constantsOf(tree),
  };
}

function constantsOf(tree: YamlTree): Readonly<Record<string, Constant>> {
  const found = tree.valueOf(['constants']);
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, Constant] => isConstant(entry[1])),
  );
}

const isConstant = (value: unknown): value is Constant =>
  ['string', 'number', 'boolean'].includes(typeof value);
