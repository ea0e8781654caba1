import type { Rule, RulePack } from '../rules/rule-pack.js';
import { coverPack, percentageOf } from './coverage.js';
import { coverageEntries, shortfall } from './coverage-entries.js';
import { fixEntries } from './fix-entries.js';
import { mutateRule } from './mutate.js';
import { mutationEntries } from './mutation-entries.js';
import { provePack, type Proof } from './prove.js';
import { proveStructure, type StructureProof } from './structure/prove-structure.js';
import type { TestEntry } from './test-entry.js';
import { vacuousRules } from './vacuous-rules.js';

export interface TestOptions {
  readonly coverage?: boolean;
  /** Percentage below which the pack fails. */
  readonly min?: number | undefined;
  readonly mutate?: boolean;
}

/** What testing a pack came to. */
export interface PackTest {
  readonly pack: RulePack;
  readonly entries: readonly TestEntry[];
  /** How many examples there are. */
  readonly examples: number;
  /** What became of the pack's tables; undefined where it has none. */
  readonly structure?: StructureProof;
  /** Percentages of the pack and of each of its rules. */
  readonly coverage?: { readonly pack: number; readonly rules: ReadonlyMap<Rule, number> };
  /** How many changes were tried. */
  readonly changes?: number;
}

/** Proves a pack by its examples and by those that follow from its tables and, where asked, proves the examples by what they cover and notice. */
export function testPack(pack: RulePack, options: TestOptions = {}): PackTest {
  const proofs = provePack(pack);
  const entries = [...proofs.map(proofEntry), ...vacuousRules(pack, proofs)];
  const fixes = fixEntries(pack);
  const structure = proveStructure(pack);
  const covered = options.coverage === true || options.min !== undefined ? coverPack(pack) : undefined;
  if (covered !== undefined) {
    const missing = shortfall(pack, percentageOf(covered), options.min);
    entries.push(...covered.flatMap(coverageEntries), ...missing);
  }
  // What does not prove the rule as it is proves nothing of a changed one.
  const open = new Set(
    entries.filter(({ isOpen, word }) => isOpen && word !== 'uncovered').map(({ rule }) => rule),
  );
  const mutated =
    options.mutate === true
      ? pack.rules.filter((rule) => !open.has(rule)).map((rule) => mutateRule(rule, pack))
      : undefined;
  if (mutated !== undefined) entries.push(...mutated.flatMap(mutationEntries));
  return {
    pack,
    entries: [...entries, ...fixes, ...(structure?.entries ?? [])],
    examples: proofs.length,
    ...(structure && { structure }),
    ...(covered && {
      coverage: {
        pack: percentageOf(covered),
        rules: new Map(covered.map((each) => [each.rule, percentageOf([each])])),
      },
    }),
    ...(mutated && { changes: mutated.reduce((sum, { tried }) => sum + tried, 0) }),
  };
}

function proofEntry({ rule, list, index, example, word, problem = '' }: Proof): TestEntry {
  const name = example.name === undefined ? '' : ` (${example.name})`;
  return {
    rule,
    place: example.place,
    word,
    subject: `${list} example ${(index + 1).toString()}${name} of ${rule.key}`,
    problem,
    isOpen: word !== 'proved',
  };
}
