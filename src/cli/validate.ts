import { resolve } from 'node:path';
import { listWorst } from '../config/list-worst.js';
import { severities, type Severity } from '../fhir/issue.js';
import { defaultLimits } from '../input/limits.js';
import { visible } from '../report/visible.js';
import { readDecisions, type RunDecisions } from './decisions.js';
import { readInputs } from './inputs.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { checkContent } from './judge-files.js';
import { listFiles } from './list-files.js';
import { oneOf, readArguments } from './options.js';
import { filesRead } from './own-files.js';
import { createProgress } from './progress.js';
import { reportWishes, type ReportWish } from './report-wishes.js';
import { openReports } from './reports.js';
import { judgingOptions, readSettings, type JudgingSettings } from './settings.js';

const validateHelp = `Usage: rulepack validate [OPTION]... [FILE|FOLDER|PATTERN|-]...

Validates CapabilityStatements (and other FHIR resources) in JSON. A folder means all .json, .ndjson and .jsonl
files in it; - is standard input.

  --pack NAME|FILE      judge by this pack; may be repeated (default: all packs that ship but
                        capabilitystatement-registry)
  --format FORMAT       text, fhir (OperationOutcome, or a Bundle of them), ndjson, sarif, junit, github, gitlab,
                        html, or markdown (default: text); may be repeated, for several reports at once
  --output FILE         write the report of the --format before it to a file; - is standard output
  --fail-on SEVERITY    error, warning, information, or never (default: error)
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --off KEY|TAG         do without the rules with this key or tag, or the issues with this key; may be repeated
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --ndjson              read every input as NDJSON: one resource a line
  --max-bytes N         refuse larger inputs (default: ${defaultLimits.maxBytes.toString()})
  --max-issues N        list at most so many issues an input (default: ${defaultLimits.maxIssues.toString()})
  --fix                 mend in the files what can be mended without a doubt, as rulepack fix does; tell what is left
  --config FILE         the configuration (default: the nearest rulepack.yaml upwards); options count more
  --no-config           do without a configuration
  --baseline FILE       do not tell of the issues in this file, which rulepack baseline writes
  --verbose             tell how every rule fared (text, sarif), and what is suppressed (text)

Exit code: 0 nothing at or above --fail-on; 1 something was; 2 an input could not be read or is no FHIR resource,
or wrong usage or configuration; 3 a rule pack is defective.
`;

const failLevels = ['error', 'warning', 'information', 'never'] as const;

interface Settings {
  readonly reports: readonly ReportWish[];
  readonly failOn: (typeof failLevels)[number];
  readonly isNdjson: boolean;
  readonly isVerbose: boolean;
  readonly maxBytes: number;
  readonly maxIssues: number;
  readonly configuration: string | undefined;
  readonly version: string;
}

const validateOptions = {
  ...judgingOptions,
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  ndjson: { type: 'boolean' },
  fix: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The inputs that arguments name. Throws `UsageError` for wrong ones. */
export const namedInputs = (args: readonly string[]): readonly string[] =>
  readArguments(args, validateOptions).positionals;

export async function validateCommand(
  args: readonly string[],
  io: Io,
  ownVersion: () => Promise<string>,
): Promise<ExitCode> {
  const { values, positionals, given } = readArguments(args, validateOptions);
  if (values.help === true) {
    await io.output(validateHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.');
  const reports = reportWishes(given);
  const judging = await readSettings(values, io);
  const settings: Settings = {
    reports,
    failOn: oneOf('fail-on', values['fail-on'], failLevels, judging.file?.config.failOn ?? 'error'),
    isNdjson: values.ndjson === true,
    isVerbose: values.verbose === true,
    maxBytes: judging.maxBytes,
    maxIssues: judging.maxIssues,
    configuration: judging.file?.name,
    version: await ownVersion(),
  };
  if (values.fix === true && positionals.includes('-'))
    throw new UsageError('--fix is for files; for standard input there is rulepack fix -.');
  const decisions = await readDecisions(values.baseline, judging, io);
  // Of their own, since each entry of a baseline counts once.
  const fixing = values.fix === true ? await readDecisions(values.baseline, judging, io) : undefined;
  return validateAll(positionals, { judging, decisions, fixing, settings }, io);
}

interface Run {
  readonly judging: JudgingSettings;
  readonly decisions: RunDecisions;
  /** For `--fix`. */
  readonly fixing: RunDecisions | undefined;
  readonly settings: Settings;
}

async function validateAll(
  names: readonly string[],
  { judging, decisions, fixing, settings }: Run,
  io: Io,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const raise = (code: ExitCode): void => {
    if (code > exit) exit = code;
  };
  const complain = async (text: string): Promise<void> => {
    raise(2);
    await io.complain(`rulepack: ${visible(text)}\n`);
  };
  const listed = await listFiles(names, io);
  const { complaints, notices } = listed;
  const files = listed.files.filter((file) => resolve(io.folder, file) !== decisions.baseline?.path);
  for (const text of complaints) await complain(text);
  for (const text of [...notices, ...decisions.first]) await io.complain(`rulepack: ${visible(text)}\n`);
  const isFailure = (severity: Severity): boolean =>
    isAtLeast(severity, settings.failOn === 'never' ? 'error' : settings.failOn);
  const read = [
    ...filesRead(files),
    ...judging.read,
    ...filesRead(decisions.baseline === undefined ? [] : [decisions.baseline.path], 'the baseline'),
  ];
  const reports = await openReports(settings.reports, read, { ...settings, isFailure }, io, complain);
  // Only now: a run that cannot go on changes no file.
  if (fixing !== undefined) {
    try {
      const { fixBefore } = await import('./fix-before.js');
      const options = { ...settings, validator: judging.options, decisions: fixing, complain };
      await fixBefore(files, options, io);
    } catch (error) {
      await reports.discard();
      throw error;
    }
  }
  const progress = createProgress(files.length, io);
  for (const file of files) {
    await progress.step();
    let isWhole = true;
    for await (const input of readInputs(file, io, settings)) {
      const checked = checkContent(input, judging.validator);
      const applied = decisions.apply(file, checked);
      const { result, suppressed } = listWorst(applied, settings.maxIssues);
      // What nobody looked at is not gone.
      if (checked.leftOut > 0) isWhole = false;
      if (checked.leftOut > 0 && applied.result !== checked) {
        await complain(`${input.name}: ${undecided(checked.leftOut)}`);
      }
      if ('failure' in input.content) await complain(`${input.name}: ${input.content.failure}`);
      if (!result.isReadable) {
        isWhole = false;
        raise(2);
      }
      if (result.issues.some(({ issue }) => isAtLeast(issue.severity, settings.failOn))) raise(1);
      await reports.add(input, result, suppressed);
    }
    if (isWhole) decisions.judged(file);
  }
  await progress.end();
  await reports.end(decisions.missed());
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return exit;
}

/** Why a verdict cannot be trusted: any of the issues beyond the limit may be one that is not suppressed. */
const undecided = (leftOut: number): string =>
  `it has too many issues: ${leftOut.toString()} beyond the limit were not compared with the configuration or the baseline; mend some, or raise --max-issues.`;

function isAtLeast(severity: Severity, level: Settings['failOn']): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
