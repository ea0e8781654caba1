import { defaultLimits, defaultLineBytes } from '../input/limits.js';
import { docsUrlFault } from '../report/docs-url.js';
import { bulkOptions, bulkWishes } from './bulk/options.js';
import { readDecisions } from './decisions.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { failLevels } from './judge-input.js';
import { oneOf, readArguments, type OptionValue } from './options.js';
import { reportWishes } from './report-wishes.js';
import { judgingOptions, readSettings } from './settings.js';
import { validateFiles, type ValidateSettings } from './validate-files.js';

const validateHelp = `Usage: rulepack validate [OPTION]... [FILE|FOLDER|PATTERN|-]...

Validates CapabilityStatements (and other FHIR resources) in JSON or XML. A folder means all .json, .ndjson, .jsonl
and .xml files in it, .ndjson.gz and .jsonl.gz too; - is standard input.

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
  --max-bytes N         refuse larger inputs (default: ${defaultLimits.maxBytes.toString()}; of a line of NDJSON
                        ${defaultLineBytes.toString()})
  --max-issues N        list at most so many issues an input (default: ${defaultLimits.maxIssues.toString()})
  --fix                 mend in the files what can be mended without a doubt, as rulepack fix does; tell what is left
  --config FILE         the configuration (default: the nearest rulepack.yaml upwards); options count more
  --no-config           do without a configuration
  --baseline FILE       do not tell of the issues in this file, which rulepack baseline writes
  --docs-url URL        link issues to the pages of their rules (text, html, sarif), as rulepack docs writes them:
                        https://rules.example/{pack}/{key}.html
  --verbose             tell how every rule fared (text, sarif), and what is suppressed (text)

With --format ndjson as the only report, a line an input is written in the order of the inputs, by several threads
where the input has 5 MB or more; the bytes are the same for any number of them. A baseline needs one thread.

  --workers N           judge by so many threads (default: one a core)
  --only-issues         leave out the lines of inputs without issues
  --summary FILE        count the issues by rule into a JSON file
  --checkpoint FILE     note in this file how far the run is, so that the same command goes on there after it was
                        killed; with --output FILE

Exit code: 0 nothing at or above --fail-on; 1 something was; 2 an input could not be read or is no FHIR resource,
or wrong usage or configuration; 3 a rule pack is defective; 130, 143 interrupted.
`;

const validateOptions = {
  ...judgingOptions,
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  ndjson: { type: 'boolean' },
  fix: { type: 'boolean' },
  'docs-url': { type: 'string' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...bulkOptions,
} as const;

function docsUrlOf(value: OptionValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  const fault = docsUrlFault(value);
  if (fault === undefined) return value;
  throw new UsageError(`--docs-url ${value} ${fault}.`);
}

/** The inputs that arguments name. Throws `UsageError` for wrong ones. */
export const namedInputs = (args: readonly string[]): readonly string[] =>
  readArguments(args, validateOptions).positionals;

export async function validateCommand(
  args: readonly string[],
  surroundings: Io,
  ownVersion: () => Promise<string>,
): Promise<ExitCode> {
  const { values, positionals, given } = readArguments(args, validateOptions);
  if (values.help === true) {
    await surroundings.output(validateHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.');
  const reports = reportWishes(given);
  const wishes = bulkWishes({ values }, reports);
  const io =
    wishes?.checkpoint === undefined ? surroundings : await onDayOfRun(wishes.checkpoint, surroundings);
  const judging = await readSettings(values, io);
  const failOn = oneOf('fail-on', values['fail-on'], failLevels, judging.file?.config.failOn ?? 'error');
  const settings: ValidateSettings = {
    reports,
    failOn,
    isNdjson: values.ndjson === true,
    isVerbose: values.verbose === true,
    docsUrl: docsUrlOf(values['docs-url']) ?? judging.file?.config.docsUrl,
    maxBytes: judging.maxBytes,
    maxLineBytes: judging.maxLineBytes,
    configuration: judging.file?.name,
    version: await ownVersion(),
  };
  if (values.fix === true && positionals.includes('-'))
    throw new UsageError('--fix is for files; for standard input there is rulepack fix -.');
  const decisions = await readDecisions(values.baseline, judging, io);
  if (wishes !== undefined) {
    const { validateBulk } = await import('./bulk/validate-bulk.js');
    const run = {
      judging,
      decisions,
      values,
      failOn,
      isNdjson: settings.isNdjson,
      wishes,
      version: settings.version,
    };
    return validateBulk(positionals, run, io);
  }
  // Of their own, since each entry of a baseline counts once.
  const fixing = values.fix === true ? await readDecisions(values.baseline, judging, io) : undefined;
  return validateFiles(positionals, { judging, decisions, fixing, settings }, io);
}

/** A run that goes on does so on the day it began on. */
async function onDayOfRun(checkpoint: string, io: Io): Promise<Io> {
  const { dayOfRun } = await import('./bulk/checkpoints.js');
  const day = await dayOfRun(checkpoint, io);
  return { ...io, today: () => day };
}
