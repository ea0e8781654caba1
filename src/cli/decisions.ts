import type { Applied } from '../config/applied.js';
import { applyDecisions, type Decisions } from '../config/apply-config.js';
import { createKnownIssues } from '../config/known-issues.js';
import { packVersions, versionNotice } from '../config/pack-versions.js';
import type { SuppressionUse } from '../config/suppressions.js';
import type { CheckResult } from '../engine/check-result.js';
import { folderOf, nameFrom, namedBaseline, openBaseline, type BaselineFile } from './baseline-file.js';
import { UsageError, type Io } from './io.js';
import type { OptionValue } from './options.js';
import type { JudgingSettings } from './settings.js';

/** What people have decided about the issues of a run. */
export interface RunDecisions {
  /** Not an input: it lies among them. */
  readonly baseline: BaselineFile | undefined;
  apply(file: string, result: CheckResult): Applied;
  /** The same, but for the next that is applied it has not been. */
  look(file: string, result: CheckResult): Applied;
  /** To be told of each file that could be judged as a whole. */
  judged(file: string): void;
  /** What is remembered of the suppressions. */
  uses(): SuppressionUse[];
  /** To be told of what other threads remember. */
  addUses(uses: readonly SuppressionUse[]): void;
  /** Entries of the baseline that nothing matched. */
  missed(): number;
  /** What to say before the run and after it, a line each. */
  readonly first: readonly string[];
  last(): readonly string[];
}

/** The decisions of the configuration and of the baseline, if there is one. */
export async function readDecisions(
  option: OptionValue,
  settings: JudgingSettings,
  io: Io,
): Promise<RunDecisions> {
  const { file, packs, decisions, isPartial } = settings;
  const baseline = await namedBaseline(option, file, io);
  if (baseline === undefined) return { ...runDecisions(decisions, undefined, settings, io), baseline };
  const content = await openBaseline(baseline);
  if (content === undefined) {
    throw new UsageError(`There is no baseline ${baseline.name}; rulepack baseline writes it.`);
  }
  const known = createKnownIssues(content);
  const notice = versionNotice(content, packs);
  const names = new Set(Object.keys(packVersions(packs)));
  const isWhole = !isPartial && Object.keys(content.packs).every((pack) => names.has(pack));
  const take: NonNullable<Decisions['baseline']>['take'] = (name, { key }, { fingerprint }) =>
    known.take({ file: name, key, fingerprint });
  const justification = `known in ${baseline.name}`;
  const run = runDecisions({ ...decisions, baseline: { take, justification } }, baseline, settings, io);
  const look: RunDecisions['look'] = (name, result) => {
    const lookUp = known.look();
    const trial: typeof take = (each, { key }, { fingerprint }) => lookUp({ file: each, key, fingerprint });
    const looked = { ...decisions, baseline: { take: trial, justification } };
    return runDecisions(looked, baseline, settings, io).apply(name, result);
  };
  return {
    ...run,
    baseline,
    look,
    judged(name) {
      run.judged(name);
      known.judged(nameFrom(folderOf(baseline), name, io));
    },
    missed: () => (isWhole ? known.missed() : 0),
    first: notice === undefined ? [] : [`${baseline.name}: ${notice}`],
  };
}

/** Decisions with files named as each of them names files. */
export function runDecisions(
  decisions: Decisions,
  baseline: BaselineFile | undefined,
  { file }: Pick<JudgingSettings, 'file'>,
  io: Pick<Io, 'folder'>,
): Omit<RunDecisions, 'baseline'> {
  const inConfig = remembered((name) => nameFrom(file?.folder ?? io.folder, name, io));
  const inBaseline = remembered((name) =>
    baseline === undefined ? name : nameFrom(folderOf(baseline), name, io),
  );
  const apply: RunDecisions['apply'] = (name, result) =>
    applyDecisions(result, decisions, { inConfig: inConfig(name), inBaseline: inBaseline(name) });
  return {
    apply,
    look: apply,
    judged: (name) => {
      decisions.suppressions.judged(inConfig(name));
    },
    uses: () => decisions.suppressions.uses(),
    addUses: (uses) => {
      decisions.suppressions.addUses(uses);
    },
    missed: () => 0,
    first: [],
    last: () => decisions.suppressions.notices(),
  };
}

/** A file of NDJSON is asked for once a line. */
function remembered(nameOf: (file: string) => string): (file: string) => string {
  let known: { readonly file: string; readonly name: string } | undefined;
  return (file) => (known?.file === file ? known : (known = { file, name: nameOf(file) })).name;
}
