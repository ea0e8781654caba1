import { resolve } from 'node:path';
import type { Outcome } from '../fhir/issue.js';
import { outcomeCollection } from '../report/collection.js';
import { fullUrlOf } from '../report/full-url.js';
import { mergeOutcomes, type FileOutcome } from '../report/merge-outcomes.js';
import { readOutcomes } from '../report/read-outcomes.js';
import { failureText } from './failure.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { outputFile, readArguments } from './options.js';
import { demandOwnFiles, filesRead, filesWritten } from './own-files.js';
import { readWhole } from './read-bytes.js';
import { openReportFile } from './report-file.js';

const mergeHelp = `Usage: rulepack merge [OPTION]... FILE...

Joins the outcomes of several validators into one Bundle with an OperationOutcome a file. A FILE is an OperationOutcome
or a Bundle of them, as rulepack validate --format fhir and the HL7 validator write it; - is standard input. An issue
that an earlier FILE has with the same severity, element and message id is left out.

  --output FILE  write the Bundle to a file; - is standard output

Exit code: 0 the outcomes are joined, whatever they say; 2 a file could not be read, or wrong usage.
`;

export async function mergeCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    output: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(mergeHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name the files that hold the outcomes.');
  const output = outputFile(values.output);
  if (output !== undefined) await demandOwnFiles(filesWritten([output]), filesRead(positionals), io);
  const validators: (readonly Outcome[])[] = [];
  for (const name of positionals) validators.push(await outcomesIn(name, io));
  const pieces: string[] = [outcomeCollection.start];
  for (const each of mergeOutcomes(validators, (name) => resolve(io.folder, name))) {
    pieces.push(await entryOf(each, pieces.length === 1));
  }
  pieces.push(outcomeCollection.end);
  await write(pieces.join(''), output, io);
  return 0;
}

/** Half of what a string of Node can hold. */
const maxBytes = 0x1000_0000;

async function outcomesIn(name: string, io: Io): Promise<readonly Outcome[]> {
  try {
    const bytes = await readWhole(name, io, maxBytes);
    if (bytes.length > maxBytes) throw new Error('it has more than 256 MiB');
    return readOutcomes(new TextDecoder().decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : failureText(error);
    throw new UsageError(`${name}: ${why}`);
  }
}

async function entryOf({ file = '', outcome }: FileOutcome, isFirst: boolean): Promise<string> {
  try {
    const content = new TextEncoder().encode(JSON.stringify(outcome));
    return outcomeCollection.entry(outcome, await fullUrlOf(file, content), isFirst);
  } catch (error) {
    // JSON is read to any depth, but written only as deep as the stack is.
    if (error instanceof RangeError) throw new UsageError('An outcome is nested too deep, or too large.');
    throw error;
  }
}

async function write(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined) {
    await io.output(text);
    return;
  }
  const file = await openReportFile(output, io);
  await file.write(text);
  await file.close();
}
