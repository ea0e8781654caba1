import { testPack, type PackTest, type TestOptions } from '../authoring/test-pack.js';
import { createStyle } from '../report/style.js';
import { testJunit } from '../report/test-junit.js';
import { testReportText } from '../report/test-report.js';
import { testText } from '../report/test-text.js';
import { shippedPackNames } from '../rules/shipped.js';
import { errorCode } from './failure.js';
import { complainAbout, UsageError, wantsColour, type ExitCode, type Io } from './io.js';
import { oneOf, outputFile, readArguments, type OptionValue } from './options.js';
import { demandOwnFiles, filesRead, filesWritten } from './own-files.js';
import { packPath, readPack } from './packs.js';
import { openReportFile, outputFailure } from './report-file.js';
import { rerunOnChange } from './watch-files.js';

const testHelp = `Usage: rulepack test [OPTION]... [PACK]...

Proves rule packs by their examples: every pass example passes, every fail example fails at its place, every skip
example is not applicable. Every row of elements and extensions is tried on small resources derived from it: in good
form, and with each fault that it speaks of. A PACK is a YAML file or the name of one that ships (default: all that
ship).

  --coverage       tell what no example decides: contexts, when, operands, comparisons; a rule that the
                   examples do not make pass and fail is not proved
  --min N          the same, and fail below N percent
  --mutate         change each expression in small ways; a change that no example notices is not proved
  --watch          run again when a file changes, until interrupted
  --format FORMAT  text, junit, or fhir (a TestReport, or a Bundle of them) (default: text)
  --output FILE    write the report to a file; - is standard output
  --verbose        list every rule and every row, and the rules that fhirpath.js evaluates

Exit code: 0 all is proved; 1 something is not; 2 a file could not be read, or wrong usage; 3 a pack is defective.
`;

const testFormats = ['text', 'junit', 'fhir'] as const;

interface Settings extends TestOptions {
  readonly format: (typeof testFormats)[number];
  readonly output: string | undefined;
  readonly isVerbose: boolean;
}

export async function testCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    coverage: { type: 'boolean' },
    min: { type: 'string' },
    mutate: { type: 'boolean' },
    watch: { type: 'boolean' },
    format: { type: 'string' },
    output: { type: 'string' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(testHelp);
    return 0;
  }
  const settings: Settings = {
    coverage: values.coverage === true,
    min: percentage('min', values.min),
    mutate: values.mutate === true,
    format: oneOf('format', values.format, testFormats, 'text'),
    output: outputFile(values.output),
    isVerbose: values.verbose === true,
  };
  const names = positionals.length > 0 ? positionals : shippedPackNames();
  const paths = names.map((name) => packPath(name, io).path);
  if (values.watch !== true) return (await runTests(names, paths, settings, io)).exit;

  let exit: ExitCode = 0;
  const files = new Set(paths);
  const run = async (): Promise<string[]> => {
    const result = await runTests(names, paths, settings, io);
    exit = result.exit;
    // A defective pack does not say what it extends: what was known of it stays.
    for (const file of result.files) files.add(file);
    return [...files];
  };
  await rerunOnChange(paths, run, io.interruption());
  return exit;
}

function percentage(name: string, value: OptionValue): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : NaN;
  if (number <= 100) return number;
  throw new UsageError(`--${name} is a whole number from 0 to 100, not ${String(value)}.`);
}

interface Outcome {
  readonly exit: ExitCode;
  /** The files that were read, as far as they are known. */
  readonly files: readonly string[];
}

/** Writes the report where it is to go: a file is there, whole, at the end, and else as it was before. */
async function runTests(
  names: readonly string[],
  paths: readonly string[],
  settings: Settings,
  io: Io,
): Promise<Outcome> {
  const { output } = settings;
  if (output === undefined) return testPacks(names, settings, io, io.output);
  await demandOwnFiles(filesWritten([output]), filesRead(paths), io);
  const file = await openReportFile(output, io);
  try {
    const result = await testPacks(names, settings, io, (text) => file.write(text));
    // What packs extend is known only when they are read.
    await demandOwnFiles(filesWritten([output]), filesRead(result.files, 'what an input extends'), io);
    await file.close();
    return result;
  } catch (error) {
    await file.discard();
    if (errorCode(error) === undefined) throw error;
    throw new UsageError(outputFailure(output, error));
  }
}

/** Tests packs one after the other. The worst of them decides about the exit code. */
async function testPacks(
  names: readonly string[],
  settings: Settings,
  io: Io,
  write: (text: string) => Promise<void>,
): Promise<Outcome> {
  const tests: PackTest[] = [];
  const files: string[] = [];
  const style = createStyle(settings.output === undefined && wantsColour(io));
  let exit: ExitCode = 0;
  for (const name of names) {
    let code: ExitCode;
    try {
      const pack = await readPack(name, io, (file) => files.push(file));
      const test = testPack(pack, settings);
      tests.push(test);
      code = test.entries.some(({ isOpen }) => isOpen) ? 1 : 0;
      if (settings.format === 'text') await write(testText(test, style, settings.isVerbose));
    } catch (error) {
      code = await complainAbout(error, io);
    }
    if (code > exit) exit = code;
  }
  if (settings.format === 'junit') await write(testJunit(tests));
  if (settings.format === 'fhir') await write(testReportText(tests));
  return { exit, files };
}
