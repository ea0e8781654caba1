import { inspectPack } from '../../authoring/editing/inspect-pack.js';
import type { Proposals } from '../../authoring/editing/proposal.js';
import { provePack, type Proof } from '../../authoring/prove.js';
import { createValidator } from '../../engine/validator.js';
import { parsePack } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { repeatUntilLoaded } from '../repeat-until-loaded.js';
import { resultView } from '../result-view.js';
import { proposalsAt, type SchemaNode } from './complete.js';
import type { PackView, RuleProof } from './pack-view.js';

export interface RulesSessionOptions {
  readonly loadMissing: () => Promise<boolean>;
  /** Reads a file that a pack names, by its path relative to the packs that ship. */
  readonly read: (path: string) => Promise<string>;
  /** The schema of packs. */
  readonly schema: () => Promise<SchemaNode>;
}

/** Looks at a rule pack as it is written. Lives in a worker. */
export interface RulesSession {
  /** Checks a pack, proves its examples, and judges a statement by it. */
  look(text: string, statement: string): Promise<PackView>;
  complete(text: string, offset: number): Promise<Proposals | undefined>;
}

const file = 'pack.yaml';

export function createRulesSession({ loadMissing, read, schema }: RulesSessionOptions): RulesSession {
  return {
    look: (text, statement) => repeatUntilLoaded(() => look(text, statement, read), loadMissing),
    complete: async (text, offset) => {
      const fields = await schema();
      return repeatUntilLoaded(() => proposalsAt(text, offset, fields), loadMissing);
    },
  };
}

async function look(
  text: string,
  statement: string,
  read: (path: string) => Promise<string>,
): Promise<PackView> {
  const { diagnostics, defects } = await inspectPack(text, { file, read });
  const pack = defects > 0 ? undefined : await usable(text, read);
  if (pack === undefined) return { diagnostics, defects, proofs: [], result: undefined };
  const proofs = proofsOf(provePack(pack));
  const result = statement.trim() === '' ? undefined : createValidator({ packs: [pack] }).check(statement);
  return { diagnostics, defects: 0, proofs, result: result && resultView(result) };
}

async function usable(text: string, read: (path: string) => Promise<string>): Promise<RulePack | undefined> {
  try {
    return await parsePack(text, { file, read });
  } catch (error) {
    if (error instanceof RulePackError) return undefined;
    throw error;
  }
}

function proofsOf(proofs: readonly Proof[]): RuleProof[] {
  const rules = new Map<
    string,
    RuleProof & { proved: number; readonly failed: RuleProof['failed'][number][] }
  >();
  for (const { rule, list, index, word, problem = '', example } of proofs) {
    const { key, human, place } = rule;
    const proof = rules.get(key) ?? { key, human, line: place.line, proved: 0, failed: [] };
    rules.set(key, proof);
    if (word === 'proved') proof.proved += 1;
    else
      proof.failed.push({
        list,
        number: index + 1,
        name: example.name,
        word,
        problem,
        line: example.place.line,
      });
  }
  return [...rules.values()];
}
