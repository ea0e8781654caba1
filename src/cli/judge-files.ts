import { resolve } from 'node:path';
import type { CheckResult } from '../engine/check-result.js';
import { visible } from '../report/visible.js';
import { folderOf, nameFrom, type BaselineFile } from './baseline-file.js';
import type { RunDecisions } from './decisions.js';
import { readInputs } from './inputs.js';
import type { ExitCode, Io } from './io.js';
import { checkContent } from './judge-input.js';
import { listFiles } from './list-files.js';
import type { JudgingSettings } from './settings.js';

export interface JudgedFiles {
  readonly exit: ExitCode;
  /** Those that could be read as a whole, named as the baseline names them. */
  readonly judged: ReadonlySet<string>;
}

/** Judges files without a report, for what the decisions learn of them. */
export async function judgeFiles(
  run: {
    readonly names: readonly string[];
    readonly isNdjson: boolean;
    readonly settings: JudgingSettings;
    readonly file: BaselineFile;
    readonly io: Io;
  },
  decisions: Pick<RunDecisions, 'apply'>,
): Promise<JudgedFiles> {
  const { names, isNdjson, settings, file, io } = run;
  const { files, complaints } = await listFiles(names, io);
  const faults = [...complaints];
  const judged = new Set<string>();
  for (const name of files) {
    if (resolve(io.folder, name) === file.path) continue;
    let isWhole = true;
    for await (const input of readInputs(name, io, { ...settings, isNdjson })) {
      const { result } = decisions.apply(
        name,
        checkContent(input, settings.validator, settings.maxLineBytes),
      );
      const fault = faultOf(result);
      if (fault === undefined) continue;
      isWhole = false;
      faults.push(`${input.name}: ${fault}`);
    }
    if (isWhole) judged.add(nameFrom(folderOf(file), name, io));
  }
  for (const text of faults) await io.complain(`rulepack: ${visible(text)}\n`);
  return { exit: faults.length > 0 ? 2 : 0, judged };
}

/** Why an input cannot be compared with a baseline. */
function faultOf({ isReadable, issues, leftOut }: CheckResult): string | undefined {
  if (!isReadable) return issues[0]?.issue.details?.text ?? 'it could not be read.';
  if (leftOut === 0) return undefined;
  return `it has too many issues (${leftOut.toString()} beyond the limit), and the baseline keeps what it says of the file; mend some, or raise --max-issues.`;
}
