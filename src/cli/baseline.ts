import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decisions } from '../config/apply-config.js';
import { baselineText, type Baseline } from '../config/baseline.js';
import { createKnownIssues } from '../config/known-issues.js';
import { packVersions } from '../config/pack-versions.js';
import { recordIssues } from '../config/record-issues.js';
import { createValidator } from '../engine/validator.js';
import { manyIssues } from '../input/limits.js';
import { counted } from '../report/counts.js';
import { visible } from '../report/visible.js';
import { baselineName, folderOf, namedBaseline, nameFrom, openBaseline } from './baseline-file.js';
import type { BaselineFile } from './baseline-file.js';
import { runDecisions } from './decisions.js';
import { failureText } from './failure.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { judgeFiles } from './judge-files.js';
import { positiveNumber, readArguments } from './options.js';
import { judgingOptions, readSettings, type JudgingSettings } from './settings.js';

const baselineHelp = `Usage: rulepack baseline [OPTION]... [FILE|FOLDER|PATTERN|-]...

Writes down the issues that the inputs have now, so that rulepack validate counts only new ones. What the file says of
other inputs stays.

  --baseline FILE       the file to write (default: what rulepack.yaml names, else ${baselineName})
  --prune               write nothing new: take out what matches nothing any more, and files that are gone
  --pack, --as-of, --off, --fhir-version, --ndjson, --max-bytes, --config, --no-config
                        as for rulepack validate
  --max-issues N        refuse inputs with more issues (default: ${manyIssues.toString()})

Exit code: 0 it is written; 2 an input could not be read, is no FHIR resource or has too many issues, or wrong usage or
configuration; 3 a rule pack is defective.
`;

const baselineOptions = {
  ...judgingOptions,
  prune: { type: 'boolean' },
  ndjson: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export async function baselineCommand(
  args: readonly string[],
  io: Io,
  version: () => Promise<string>,
): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, baselineOptions);
  if (values.help === true) {
    await io.output(baselineHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.');
  const judging = await readSettings(values, io);
  const maxIssues = positiveNumber('max-issues', values['max-issues']) ?? manyIssues;
  const limits = { maxBytes: judging.maxBytes, maxIssues };
  const settings = { ...judging, validator: createValidator({ ...judging.options, limits }) };
  const file = (await namedBaseline(values.baseline, settings.file, io)) ?? defaultFile(settings, io);
  // What is there and is no baseline is not overwritten.
  const before = await openBaseline(file);
  const run = { names: positionals, isNdjson: values.ndjson === true, settings, file, io };
  const tool = await version();
  if (values.prune === true) return prune(before, run, tool);
  const recorded = recordIssues();
  const { exit, judged } = await judgeFiles(
    run,
    runDecisions({ ...settings.decisions, baseline: recorded }, file, settings, io),
  );
  const kept = (before?.issues ?? []).filter((entry) => !judged.has(entry.file));
  const fresh = recorded.entries().filter((entry) => judged.has(entry.file));
  await write(file, { tool, packs: packVersions(settings.packs), issues: [...kept, ...fresh] });
  const others = kept.length === 0 ? '' : `; ${counted(kept.length, 'issue')} of other files kept`;
  const isNamed = values.baseline !== undefined || settings.file?.config.baseline !== undefined;
  const hint = isNamed ? '' : `\nName it in rulepack.yaml: baseline: ${file.name}`;
  await io.output(`${visible(file.name)}: ${counted(fresh.length, 'issue')} written${others}${hint}\n`);
  return exit;
}

interface Run {
  readonly names: readonly string[];
  readonly isNdjson: boolean;
  readonly settings: JudgingSettings;
  readonly file: BaselineFile;
  readonly io: Io;
}

async function prune(before: Baseline | undefined, run: Run, tool: string): Promise<ExitCode> {
  const { settings, file, io } = run;
  if (before === undefined) throw new UsageError(`There is no baseline ${file.name} to prune.`);
  const packs = packVersions(settings.packs);
  const missing = Object.keys(before.packs).filter((pack) => packs[pack] === undefined);
  if (missing.length > 0 || settings.isPartial) {
    const why =
      missing.length > 0 ? `it was written with ${missing.join(', ')}, too` : 'rules are off by --off';
    throw new UsageError(
      `The baseline ${file.name} cannot be pruned: ${why}, so that not all of it is judged.`,
    );
  }
  const known = createKnownIssues(before);
  const take: NonNullable<Decisions['baseline']>['take'] = (name, { key }, { fingerprint }) =>
    known.take({ file: name, key, fingerprint });
  const decisions = { ...settings.decisions, baseline: { take, justification: '' } };
  const { exit, judged } = await judgeFiles(run, runDecisions(decisions, file, settings, io));
  for (const name of judged) known.judged(name);
  const others = new Set(before.issues.map((entry) => entry.file).filter((name) => !judged.has(name)));
  const gone = new Set<string>();
  for (const name of others) if (await isGone(join(folderOf(file), name), name)) gone.add(name);
  const issues = known.pruned((name) => gone.has(name));
  await write(file, { tool, packs, issues });
  const removed = total(before.issues) - total(issues);
  await io.output(
    `${visible(file.name)}: ${counted(removed, 'issue')} removed, ${total(issues).toString()} kept\n`,
  );
  return exit;
}

const isGone = async (path: string, name: string): Promise<boolean> =>
  name !== '-' &&
  (await stat(path).then(
    () => false,
    () => true,
  ));

function defaultFile({ file }: JudgingSettings, io: Io): BaselineFile {
  const path = join(file?.folder ?? io.folder, baselineName);
  return { path, name: nameFrom(io.folder, path, io) };
}

async function write({ path, name }: BaselineFile, baseline: Baseline): Promise<void> {
  try {
    await writeFile(path, baselineText(baseline));
  } catch (error) {
    throw new UsageError(`The baseline ${name} cannot be written: ${failureText(error)}.`);
  }
}

const total = (entries: Baseline['issues']): number => entries.reduce((sum, { count }) => sum + count, 0);
