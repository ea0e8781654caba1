import { resolve } from 'node:path';
import { createValidator, type Validator } from '../engine/validator.js';
import { severities, type Severity } from '../fhir/issue.js';
import { decode } from '../input/decode.js';
import { defaultLimits, manyIssues } from '../input/limits.js';
import { fixRecordText } from '../report/fix-report.js';
import { createStyle } from '../report/style.js';
import { unifiedDiff } from '../report/unified-diff.js';
import { visible } from '../report/visible.js';
import { readDecisions, type RunDecisions } from './decisions.js';
import { failureText } from './failure.js';
import { fixFile, xmlNotice, type FixedFile, type FixFileOptions } from './fix-file.js';
import { createFixTotals } from './fix-totals.js';
import { UsageError, wantsColour, type ExitCode, type Io } from './io.js';
import { listFiles } from './list-files.js';
import { oneOf, readArguments } from './options.js';
import { replaceFile } from './replace-file.js';
import { judgingOptions, readSettings } from './settings.js';

const fixHelp = `Usage: rulepack fix [OPTION]... [FILE|FOLDER|PATTERN|-]...

Mends in CapabilityStatements what rules and tables say how to mend; all else stays byte for byte. A fix that would
leave another issue is not made, and told; what is suppressed or in the baseline is left as it is. A folder means all
.json, .ndjson, .jsonl and .xml files in it, and XML is judged, not mended; - is standard input, and what it becomes
goes to standard output. For rule files there is rulepack lint --fix.

  --dry-run             write nothing; show what would change as a unified diff
  --unsafe              make the fixes that may change what the author meant, too
  --pack NAME|FILE      judge by this pack; may be repeated (default: all packs that ship but
                        capabilitystatement-registry)
  --off KEY|TAG         do without the rules with this key or tag, or the issues with this key; may be repeated
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --fail-on SEVERITY    error, warning, information, or never (default: error)
  --config FILE, --no-config, --baseline FILE
                        as for rulepack validate
  --ndjson              read every input as NDJSON: one resource a line
  --max-bytes N         refuse larger inputs (default: ${defaultLimits.maxBytes.toString()})

Exit code, for what is left: 0 nothing at or above --fail-on; 1 something is; 2 an input could not be read or is no
FHIR resource, could not be written, or wrong usage or configuration; 3 a rule pack is defective.
`;

const failLevels = ['error', 'warning', 'information', 'never'] as const;

interface Settings extends FixFileOptions {
  readonly failOn: (typeof failLevels)[number];
  readonly isDryRun: boolean;
}

export async function fixCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...judgingOptions,
    'dry-run': { type: 'boolean' },
    unsafe: { type: 'boolean' },
    'fail-on': { type: 'string' },
    ndjson: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(fixHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.');
  const judging = await readSettings(values, io);
  const settings: Settings = {
    failOn: oneOf('fail-on', values['fail-on'], failLevels, judging.file?.config.failOn ?? 'error'),
    isDryRun: values['dry-run'] === true,
    isUnsafe: values.unsafe === true,
    isNdjson: values.ndjson === true,
    maxBytes: judging.maxBytes,
  };
  // What is left out could look new after a fix.
  const limits = { maxBytes: settings.maxBytes, maxIssues: manyIssues };
  const validator = createValidator({ ...judging.options, limits });
  const decisions = await readDecisions(values.baseline, judging, io);
  return fixAll(positionals, validator, decisions, settings, io);
}

async function fixAll(
  names: readonly string[],
  validator: Validator,
  decisions: RunDecisions,
  settings: Settings,
  io: Io,
): Promise<ExitCode> {
  const { files, complaints } = await listFiles(names, io);
  let exit: ExitCode = complaints.length > 0 ? 2 : 0;
  const raise = (code: ExitCode): void => {
    if (code > exit) exit = code;
  };
  for (const text of complaints) await io.complain(`rulepack: ${visible(text)}\n`);
  // Where standard output is for the fixed text or for the diff, what is told goes elsewhere.
  const tell = settings.isDryRun || files.includes('-') ? io.complain : io.output;
  const style = createStyle(tell === io.output && wantsColour(io));
  const totals = createFixTotals();
  const done = settings.isDryRun ? 'to be fixed' : 'fixed';
  for (const file of files) {
    const fixed = await fixFile(file, validator, decisions, settings, io);
    const name = file === '-' ? 'standard input' : file;
    for (const { fixed: mended, dropped, suppressed, lineOffset, result, ...how } of fixed.inputs) {
      const notice = how.isXml === true ? xmlNotice : how.failure;
      if (notice !== undefined) await io.complain(`rulepack: ${visible(`${name}: ${notice}`)}\n`);
      const told = [...mended, ...dropped].map((each) => fixRecordText(name, lineOffset, each, style, done));
      await tell(told.join(''));
      if (!result.isReadable) raise(2);
      if (result.issues.some(({ issue }) => isAtLeast(issue.severity, settings.failOn))) raise(1);
      totals.add({ fixed: mended.length, dropped: dropped.length, suppressed, result });
    }
    if (!(await writeFixed(file, fixed, settings, io))) raise(2);
  }
  await tell(totals.text(style, settings.isUnsafe === true, done));
  return exit;
}

/** False where it could not be written. */
async function writeFixed(
  file: string,
  { before, after }: FixedFile,
  { isDryRun }: Settings,
  io: Io,
): Promise<boolean> {
  if (isDryRun) {
    const diff = before === after ? '' : unifiedDiff(visible(file), textOf(before), textOf(after));
    // Another program may apply it as it is; a person is to see what is hidden.
    await io.output(io.isOutputTerminal ? diff.replace(/[^\r\n\t]+/g, visible) : diff);
  } else if (file === '-') {
    // Bytes that are no text cannot go through unchanged; that they are none has been told.
    if ('text' in decode(after) || after.length === 0) await io.output(textOf(after));
  } else if (before !== after) {
    try {
      await replaceFile(resolve(io.folder, file), after);
    } catch (error) {
      await io.complain(`rulepack: ${visible(file)}: it could not be written: ${failureText(error)}\n`);
      return false;
    }
  }
  return true;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function isAtLeast(severity: Severity, level: Settings['failOn']): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
