import { unreadableResult, type CheckResult } from '../engine/check-result.js';
import { offFault } from '../engine/switch-off.js';
import { createValidator, type Validator, type ValidatorOptions } from '../engine/validator.js';
import { severities, type Severity } from '../fhir/issue.js';
import { readVersion } from '../fhir/release.js';
import { defaultLimits } from '../input/limits.js';
import { visible } from '../report/visible.js';
import { readInputs, type Input } from './inputs.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { listFiles } from './list-files.js';
import { oneOf, positiveNumber, readArguments } from './options.js';
import { choosePacks } from './packs.js';
import { createProgress } from './progress.js';
import { reportWishes, type ReportWish } from './report-wishes.js';
import { openReports } from './reports.js';
import { dateOf } from './rule-options.js';

const validateHelp = `Usage: rulepack validate [OPTION]... [FILE|FOLDER|PATTERN|-]...

Validates CapabilityStatements (and other FHIR resources) in JSON. A folder means all .json, .ndjson and .jsonl
files in it; - is standard input.

  --pack NAME|FILE      judge by this pack; may be repeated (default: all packs that ship but
                        capabilitystatement-registry)
  --format FORMAT       text, fhir (OperationOutcome, or a Bundle of them), ndjson, sarif, junit, github, gitlab,
                        or html (default: text); may be repeated, for several reports at once
  --output FILE         write the report of the --format before it to a file
  --fail-on SEVERITY    error, warning, information, or never (default: error)
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --off KEY|TAG         do without the rules with this key or tag, or the issues with this key; may be repeated
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --ndjson              read every input as NDJSON: one resource a line
  --max-bytes N         refuse larger inputs (default: ${defaultLimits.maxBytes.toString()})
  --max-issues N        list at most so many issues an input (default: ${defaultLimits.maxIssues.toString()})
  --fix                 mend in the files what can be mended without a doubt, as rulepack fix does; tell what is left
  --verbose             tell how every rule fared (text, sarif)

Exit code: 0 nothing at or above --fail-on; 1 something was; 2 an input could not be read or is no FHIR resource,
or wrong usage; 3 a rule pack is defective.
`;

const failLevels = ['error', 'warning', 'information', 'never'] as const;

interface Settings {
  readonly reports: readonly ReportWish[];
  readonly failOn: (typeof failLevels)[number];
  readonly isNdjson: boolean;
  readonly isVerbose: boolean;
  readonly maxBytes: number;
  readonly version: string;
}

const validateOptions = {
  pack: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  'as-of': { type: 'string' },
  off: { type: 'string', multiple: true },
  'fhir-version': { type: 'string' },
  ndjson: { type: 'boolean' },
  'max-bytes': { type: 'string' },
  'max-issues': { type: 'string' },
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
  const version = values['fhir-version'];
  if (typeof version === 'string' && readVersion(version).kind !== 'release') {
    throw new UsageError(`--fhir-version is 3.0, 4.0, 4.3 or 5.0, not ${version}.`);
  }
  const asOf = dateOf(values['as-of']);
  const maxBytes = positiveNumber('max-bytes', values['max-bytes']) ?? defaultLimits.maxBytes;
  const maxIssues = positiveNumber('max-issues', values['max-issues']) ?? defaultLimits.maxIssues;
  const settings: Settings = {
    reports: reportWishes(given),
    failOn: oneOf('fail-on', values['fail-on'], failLevels, 'error'),
    isNdjson: values.ndjson === true,
    isVerbose: values.verbose === true,
    maxBytes,
    version: await ownVersion(),
  };
  const packs = await choosePacks([values.pack ?? []].flat().map(String), io);
  const off = [values.off ?? []].flat().map(String);
  const fault = offFault(off, packs);
  if (fault !== undefined) throw new UsageError(`--off: ${fault}`);
  const options: ValidatorOptions = {
    packs,
    off,
    limits: { maxBytes, maxIssues },
    ...(typeof version === 'string' && { fhirVersion: version }),
    ...(asOf !== undefined && { asOf }),
  };
  if (values.fix === true)
    await (await import('./fix-before.js')).fixBefore(positionals, options, settings, io);
  return validateAll(positionals, createValidator(options), settings, io);
}

async function validateAll(
  names: readonly string[],
  validator: Validator,
  settings: Settings,
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
  const { files, complaints, notices } = await listFiles(names, io);
  for (const text of complaints) await complain(text);
  for (const text of notices) await io.complain(`rulepack: ${visible(text)}\n`);
  const isFailure = (severity: Severity): boolean =>
    isAtLeast(severity, settings.failOn === 'never' ? 'error' : settings.failOn);
  const reports = await openReports(settings.reports, files, { ...settings, isFailure }, io, complain);
  const progress = createProgress(files.length, io);
  for (const file of files) {
    await progress.step();
    for await (const input of readInputs(file, io, settings)) {
      const result = checkContent(input, validator);
      if ('failure' in input.content) await complain(`${input.name}: ${input.content.failure}`);
      if (!result.isReadable) raise(2);
      if (result.issues.some(({ issue }) => isAtLeast(issue.severity, settings.failOn))) raise(1);
      await reports.add(input, result);
    }
  }
  await progress.end();
  await reports.end();
  return exit;
}

function checkContent({ content }: Input, validator: Validator): CheckResult {
  if ('bytes' in content) return validator.check(content.bytes);
  return unreadableResult(`The input could not be read: ${content.failure}.`);
}

function isAtLeast(severity: Severity, level: Settings['failOn']): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
