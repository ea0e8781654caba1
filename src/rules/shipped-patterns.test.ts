import { isLinear } from '../expression/evaluate/pattern/is-linear.js';
import { parsePattern } from '../expression/evaluate/pattern/parse-pattern.js';
import { expressionsOf } from './expressions-of.js';
import type { Constant, RulePack } from './rule-pack.js';
import { shippedPack, shippedPackNames } from './shipped.js';

const packs = shippedPackNames().flatMap((name) => shippedPack(name) ?? []);

/** The patterns of `matches` in the rules of a pack. */
function patternsOf({ constants, rules }: RulePack): string[] {
  const patterns: Constant[] = [];
  const collect = (_: string, node: unknown): unknown => {
    if (isCallOfMatches(node)) {
      const [given] = node.arguments;
      const pattern = given?.name === undefined ? given?.value : constants[given.name];
      if (pattern !== undefined) patterns.push(pattern);
    }
    return node;
  };
  JSON.stringify(rules.flatMap(expressionsOf), collect);
  return patterns.map(String);
}

interface Call {
  readonly arguments: readonly { readonly name?: string; readonly value?: Constant }[];
}

const isCallOfMatches = (node: unknown): node is Call =>
  typeof node === 'object' &&
  node !== null &&
  'name' in node &&
  node.name === 'matches' &&
  'arguments' in node;

function isProven(source: string): boolean {
  const node = parsePattern(source);
  return node !== undefined && isLinear(node, false);
}

test('the engine itself finds all patterns but the one for urls with a slip', () => {
  const patterns = packs.flatMap(patternsOf);
  const near = packs.map(({ constants }) => constants.near).filter((each) => each !== undefined);
  expect(patterns.length).toBeGreaterThanOrEqual(10);
  expect([...new Set(patterns)].filter((each) => !isProven(each))).toEqual(near);
});
