import { resolve } from 'node:path';
import { listWorst } from '../config/list-worst.js';
import { severities, type Severity } from '../fhir/issue.js';
import { visible } from '../report/visible.js';
import type { RunDecisions } from './decisions.js';
import { readInputs } from './inputs.js';
import type { ExitCode, Io } from './io.js';
import { checkContent } from './judge-files.js';
import { listFiles } from './list-files.js';
import { filesRead } from './own-files.js';
import { createProgress } from './progress.js';
import type { ReportWish } from './report-wishes.js';
import { openReports } from './reports.js';
import type { JudgingSettings } from './settings.js';

export const failLevels = ['error', 'warning', 'information', 'never'] as const;

/** What a run of `rulepack validate` was asked for. */
export interface ValidateSettings {
  readonly reports: readonly ReportWish[];
  readonly failOn: (typeof failLevels)[number];
  readonly isNdjson: boolean;
  readonly isVerbose: boolean;
  readonly maxBytes: number;
  readonly maxIssues: number;
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
  for (const text of [...notices, ...decisions.first]) await io.complain(`rulepack: ${visible(text)}\n`);
  const isFailure = (severity: Severity): boolean =>
    isAtLeast(severity, settings.failOn === 'never' ? 'error' : settings.failOn);
  const read = [
    ...filesRead(files),
    ...judging.read,
    ...filesRead(decisions.baseline === undefined ? [] : [decisions.baseline.path], 'the baseline'),
  ];
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
      const checked = checkContent(input, judging.validator);
      const applied = decisions.apply(file, checked);
      const { result, suppressed } = listWorst(applied, settings.maxIssues);
      // What nobody looked at is not gone.
      if (checked.leftOut > 0) isWhole = false;
      if (checked.leftOut > 0 && applied.result !== checked) {
        await complain(`${input.name}: ${undecided(checked.leftOut)}`);
      }
      if ('failure' in input.content) await complain(`${input.name}: ${input.content.failure}`);
      if (!result.isReadable) {
        isWhole = false;
        raise(2);
      }
      if (result.issues.some(({ issue }) => isAtLeast(issue.severity, settings.failOn))) raise(1);
      await reports.add(input, result, suppressed);
    }
    if (isWhole) decisions.judged(file);
  }
  await progress.end();
  await reports.end(decisions.missed());
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return exit;
}

/** Why a verdict cannot be trusted: any of the issues beyond the limit may be one that is not suppressed. */
const undecided = (leftOut: number): string =>
  `it has too many issues: ${leftOut.toString()} beyond the limit were not compared with the configuration or the baseline; mend some, or raise --max-issues.`;

function isAtLeast(severity: Severity, level: ValidateSettings['failOn']): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
