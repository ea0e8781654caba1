import { resolve } from 'node:path';
import { visible } from '../report/visible.js';
import type { RunDecisions } from './decisions.js';
import type { ExitCode, Io } from './io.js';
import { listFiles } from './list-files.js';
import { filesRead, type FileRead } from './own-files.js';
import type { JudgingSettings } from './settings.js';

/** The files that a run judges, and what it has come to so far. */
export interface RunFiles {
  readonly files: readonly string[];
  /** Everything that is read. */
  readonly read: readonly FileRead[];
  readonly exit: () => ExitCode;
  /** The highest exit code wins. */
  readonly raise: (code: ExitCode) => void;
  /** Says something on standard error for which the exit code is 2. */
  readonly complain: (text: string) => Promise<void>;
}

/** Finds the files that names stand for, and says what is wrong with the names. */
export async function findRunFiles(
  names: readonly string[],
  { judging, decisions }: { readonly judging: JudgingSettings; readonly decisions: RunDecisions },
  io: Io,
): Promise<RunFiles> {
  let exit: ExitCode = 0;
  const raise = (code: ExitCode): void => {
    if (code > exit) exit = code;
  };
  const complain = async (text: string): Promise<void> => {
    raise(2);
    await io.complain(`rulepack: ${visible(text)}\n`);
  };
  const { baseline } = decisions;
  const listed = await listFiles(names, io);
  const files = listed.files.filter((file) => resolve(io.folder, file) !== baseline?.path);
  for (const text of listed.complaints) await complain(text);
  for (const text of decisions.first) await io.complain(`rulepack: ${visible(text)}\n`);
  const read = [
    ...filesRead(files),
    ...judging.read,
    ...filesRead(baseline === undefined ? [] : [baseline.path], 'the baseline'),
  ];
  return { files, read, exit: () => exit, raise, complain };
}
