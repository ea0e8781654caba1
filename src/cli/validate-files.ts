import type { Severity } from '../fhir/issue.js';
import type { DocsUrl } from '../report/docs-url.js';
import { visible } from '../report/visible.js';
import type { RunDecisions } from './decisions.js';
import { readInputs } from './inputs.js';
import type { ExitCode, Io } from './io.js';
import { isAtLeast, judgeInput, type FailLevel } from './judge-input.js';
import { createProgress } from './progress.js';
import type { ReportWish } from './report-wishes.js';
import { openReports } from './reports.js';
import { findRunFiles } from './run-files.js';
import type { JudgingSettings } from './settings.js';

/** What a run of `rulepack validate` was asked for. */
export interface ValidateSettings {
  readonly reports: readonly ReportWish[];
  readonly failOn: FailLevel;
  readonly isNdjson: boolean;
  readonly isVerbose: boolean;
  readonly docsUrl: DocsUrl | undefined;
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  readonly configuration: string | undefined;
  readonly version: string;
}

interface Run {
  readonly judging: JudgingSettings;
  readonly decisions: RunDecisions;
  /** For `--fix`. */
  readonly fixing: RunDecisions | undefined;
  readonly settings: ValidateSettings;
}

/** Judges files and writes the reports; with `fixing` mends them before. */
export async function validateFiles(
  names: readonly string[],
  { judging, decisions, fixing, settings }: Run,
  io: Io,
): Promise<ExitCode> {
  const { files, read, exit, raise, complain } = await findRunFiles(names, { judging, decisions }, io);
  const isFailure = (severity: Severity): boolean =>
    isAtLeast(severity, settings.failOn === 'never' ? 'error' : settings.failOn);
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
      const verdict = judgeInput(input, judging, decisions, settings.failOn);
      if (!verdict.isWhole) isWhole = false;
      for (const text of verdict.complaints) await complain(text);
      raise(verdict.exit);
      await reports.add(input, verdict.result, verdict.suppressed);
    }
    if (isWhole) decisions.judged(file);
  }
  await progress.end();
  await reports.end(decisions.missed());
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return exit();
}
