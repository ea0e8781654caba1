import { relative, resolve, sep } from 'node:path';
import type { CheckResult } from '../engine/check-result.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import type { ReportedFile } from '../report/report.js';
import type { SuppressedIssue } from '../report/suppressed.js';
import type { Input } from './inputs.js';
import { wantsColour, type Io } from './io.js';
import { demandOwnFiles, type FileRead, filesWritten } from './own-files.js';
import { openReportFile, outputFailure, type ReportFile } from './report-file.js';
import type { ReportWish } from './report-wishes.js';
import type { Judged, Reporter, ReporterOptions } from './reporter.js';
import { createReporter } from './reporters.js';

/** All reports that a run writes. */
export interface Reports {
  add(source: Input, result: CheckResult, suppressed: readonly SuppressedIssue[]): Promise<void>;
  end(missed: number): Promise<void>;
  /** Leaves the files as they were before. */
  discard(): Promise<void>;
}

interface Written {
  readonly reporter: Reporter;
  readonly output: string | undefined;
  /** Undefined for standard output, and after the file has failed. */
  file: ReportFile | undefined;
}

/** `complain` is told of files that cannot be written. What a report leaves out is no complaint. */
export async function openReports(
  wishes: readonly ReportWish[],
  read: readonly FileRead[],
  options: Omit<ReporterOptions, 'isColoured'>,
  io: Io,
  complain: (text: string) => Promise<void>,
): Promise<Reports> {
  const all: Written[] = [];
  const outputs = wishes.flatMap(({ output }) => output ?? []);
  await demandOwnFiles(filesWritten(outputs), read, io);
  const discard = async (): Promise<void> => {
    for (const { file } of all) await file?.discard();
  };
  try {
    for (const { format, output } of wishes) {
      const isColoured = output === undefined && wantsColour(io);
      const file = output === undefined ? undefined : await openReportFile(output, io);
      all.push({ reporter: await createReporter(format, { ...options, isColoured }), output, file });
    }
  } catch (error) {
    await discard();
    throw error;
  }
  const each = async (act: (written: Written) => Promise<void>): Promise<void> => {
    for (const written of all) {
      const { output, file } = written;
      if (output !== undefined && file === undefined) continue;
      try {
        await act(written);
      } catch (error) {
        if (output === undefined) {
          await discard();
          throw error;
        }
        // The other reports are still worth having.
        written.file = undefined;
        await file?.discard();
        await complain(outputFailure(output, error));
      }
    }
  };
  return {
    discard,
    async add(source, result, suppressed) {
      const judged: Judged = {
        source,
        input: reportedFile(source, io),
        result,
        suppressed,
        fingerprints: fingerprintsOf(result),
      };
      await each((written) => writeAll(written.reporter.add(judged), written, io));
    },
    async end(missed) {
      await each((written) => writeAll(written.reporter.end(missed), written, io));
      // Only now: where standard output fails, no file has changed.
      await each(async ({ file }) => file?.close());
      for (const { reporter } of all) {
        for (const text of reporter.notices?.() ?? []) await io.complain(`rulepack: ${text}\n`);
      }
    },
  };
}

async function writeAll(
  pieces: Iterable<string> | AsyncIterable<string>,
  { file }: Written,
  io: Io,
): Promise<void> {
  let waiting = '';
  for await (const piece of pieces) {
    if (file !== undefined) await file.write(piece);
    else if ((waiting += piece).length >= enough) {
      await io.output(waiting);
      waiting = '';
    }
  }
  if (waiting !== '') await io.output(waiting);
}

/** Whoever reads along sees each input when it is judged; within one, small pieces go together. */
const enough = 65_536;

function reportedFile({ name, file, lineOffset }: Input, io: Io): ReportedFile {
  const display = (text: string): string => text.replace(/^-(?=$|:)/, 'standard input');
  return { name: display(file), label: display(name), lineOffset, path: pathOf(file, io) };
}

/** Pipelines name files by full paths; what reads a report looks for them in its own checkout. */
function pathOf(file: string, { folder }: Io): string | undefined {
  if (file === '-') return undefined;
  if (/^https?:\/\//i.test(file)) return file;
  const inside = relative(folder, resolve(folder, file));
  const isOutside = inside === '' || inside.split(sep)[0] === '..' || resolve(inside) === inside;
  return (isOutside ? file : inside).split(sep).join('/');
}
