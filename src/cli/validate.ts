import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Validator } from '../engine/validator.js';
import { severities, type Severity } from '../fhir/issue.js';
import { defaultLimits } from '../input/limits.js';
import { visible } from '../report/visible.js';
import { readDecisions, type RunDecisions } from './decisions.js';
import { readInputs } from './inputs.js';
import { UsageError, wantsColour, type ExitCode, type Io } from './io.js';
import { checkContent } from './judge-files.js';
import { listFiles } from './list-files.js';
import { oneOf, readArguments } from './options.js';
import { prepareOutput } from './output-file.js';
import { createProgress } from './progress.js';
import { createReporter, formats, type Format } from './reporters.js';
import { judgingOptions, readSettings } from './settings.js';

const validateHelp = `Usage: rulepack validate [OPTION]... [FILE|FOLDER|PATTERN|-]...

Validates CapabilityStatements (and other FHIR resources) in JSON. A folder means all .json, .ndjson and .jsonl
files in it; - is standard input.

  --pack NAME|FILE      judge by this pack; may be repeated (default: all packs that ship but
                        capabilitystatement-registry)
  --format FORMAT       text, fhir (OperationOutcome, or a Bundle of them), or ndjson (default: text)
  --output FILE         write the report to a file
  --fail-on SEVERITY    error, warning, information, or never (default: error)
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --off KEY|TAG         do without the rules with this key or tag, or the issues with this key; may be repeated
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --ndjson              read every input as NDJSON: one resource a line
  --max-bytes N         refuse larger inputs (default: ${defaultLimits.maxBytes.toString()})
  --max-issues N        list at most so many issues an input (default: ${defaultLimits.maxIssues.toString()})
  --config FILE         the configuration (default: the nearest rulepack.yaml upwards); options count more
  --no-config           do without a configuration
  --baseline FILE       do not tell of the issues in this file, which rulepack baseline writes
  --verbose             tell how every rule fared, and what is suppressed

Exit code: 0 nothing at or above --fail-on; 1 something was; 2 an input could not be read or is no FHIR resource,
or wrong usage or configuration; 3 a rule pack is defective.
`;

const failLevels = ['error', 'warning', 'information', 'never'] as const;

interface Settings {
  readonly format: Format;
  readonly failOn: (typeof failLevels)[number];
  readonly output: string | undefined;
  readonly isNdjson: boolean;
  readonly isVerbose: boolean;
  readonly maxBytes: number;
  readonly configuration: string | undefined;
}

const validateOptions = {
  ...judgingOptions,
  format: { type: 'string' },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
  ndjson: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The inputs that arguments name. Throws `UsageError` for wrong ones. */
export const namedInputs = (args: readonly string[]): readonly string[] =>
  readArguments(args, validateOptions).positionals;

export async function validateCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, validateOptions);
  if (values.help === true) {
    await io.output(validateHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.');
  const format = oneOf('format', values.format, formats, 'text');
  const judging = await readSettings(values, io);
  const settings: Settings = {
    format,
    failOn: oneOf('fail-on', values['fail-on'], failLevels, judging.file?.config.failOn ?? 'error'),
    output: typeof values.output === 'string' ? values.output : undefined,
    isNdjson: values.ndjson === true,
    isVerbose: values.verbose === true,
    maxBytes: judging.maxBytes,
    configuration: judging.file?.name,
  };
  const decisions = await readDecisions(values.baseline, judging, io);
  return validateAll(positionals, judging.validator, decisions, settings, io);
}

async function validateAll(
  names: readonly string[],
  validator: Validator,
  decisions: RunDecisions,
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
  const listed = await listFiles(names, io);
  const { complaints, notices } = listed;
  const files = listed.files.filter((file) => resolve(io.folder, file) !== decisions.baseline?.path);
  for (const text of complaints) await complain(text);
  const say = async (texts: readonly string[]): Promise<void> => {
    for (const text of texts) await io.complain(`rulepack: ${visible(text)}\n`);
  };
  await say([...notices, ...decisions.first]);
  if (settings.output !== undefined) await prepareOutput(settings.output, files, io);
  const pieces: string[] = [];
  const write = async (text: string): Promise<void> => {
    if (settings.output === undefined) await io.output(text);
    else pieces.push(text);
  };
  const isColoured = settings.output === undefined && wantsColour(io);
  const reporter = createReporter({ ...settings, isColoured }, write);
  if (settings.isVerbose && settings.format === 'text' && settings.configuration !== undefined) {
    await write(`configuration: ${visible(settings.configuration)}\n`);
  }
  const progress = createProgress(files.length, io);
  for (const file of files) {
    await progress.step();
    let isWhole = true;
    for await (const input of readInputs(file, io, settings)) {
      const { result, suppressed } = decisions.apply(file, checkContent(input, validator));
      if ('failure' in input.content) await complain(`${input.name}: ${input.content.failure}`);
      if (!result.isReadable) {
        isWhole = false;
        raise(2);
      }
      if (result.issues.some(({ issue }) => isAtLeast(issue.severity, settings.failOn))) raise(1);
      await reporter.add(input, result, suppressed);
    }
    if (isWhole) decisions.judged(file);
  }
  await progress.end();
  await reporter.end(decisions.missed());
  if (settings.output !== undefined) await writeFile(resolve(io.folder, settings.output), pieces.join(''));
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return exit;
}

function isAtLeast(severity: Severity, level: Settings['failOn']): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
