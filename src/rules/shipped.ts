import { isCovered } from '../expression/evaluator.js';
import { expressionsOf } from './expressions-of.js';
import type { Rule, RulePack } from './rule-pack.js';
import { shippedPacks } from './shipped-packs.js';
import { withoutExamples } from './without-examples.js';

/** A pack as the build stores it: without what only proves it, and with the names of what it extends. */
type StoredPack = Omit<RulePack, 'rules' | 'extends'> & {
  readonly rules: readonly Omit<Rule, 'examples' | 'equivalent' | 'lint'>[];
  readonly extends: readonly string[];
};

export const shippedPackNames = (): readonly string[] => Object.keys(shippedPacks);

/** What only some ask of a statement, and what would be noise to all others. */
const onRequest: ReadonlySet<string> = new Set(['capabilitystatement-registry']);

/** The packs that judge where none is chosen. */
export const defaultPackNames = (): readonly string[] =>
  shippedPackNames().filter((name) => !onRequest.has(name));

/** A pack that ships, ready for use. Its rules have no examples; those stand in the YAML file. */
export function shippedPack(name: string): RulePack | undefined {
  const text = Object.hasOwn(shippedPacks, name) ? shippedPacks[name] : undefined;
  if (text === undefined) return undefined;
  // The build wrote the text with `storePack`.
  const stored = JSON.parse(text) as StoredPack;
  const examples = { pass: [], fail: [], skip: [] };
  return {
    ...stored,
    rules: stored.rules.map((rule) => ({ ...rule, examples })),
    extends: stored.extends.flatMap((each) => shippedPack(each) ?? []),
  };
}

/** Writes a pack in the form that `shippedPack` reads. */
export function storePack(pack: RulePack): string {
  const rules = pack.rules.map(({ examples: _, equivalent: __, lint: ___, ...rule }) => rule);
  if (!pack.rules.flatMap(expressionsOf).every(({ tree }) => isCovered(tree))) {
    throw new Error(`${pack.pack} has an expression that the compiler does not cover`);
  }
  const { base: _, fallback: __, definition: ___, structure, ...head } = pack;
  return JSON.stringify({
    ...head,
    rules,
    ...(structure && { structure: withoutExamples(structure) }),
    extends: pack.extends.map((each) => each.pack),
  } satisfies StoredPack);
}
