import { UsageError } from '../io.js';
import { positiveNumber, type ParsedArguments } from '../options.js';
import type { ReportWish } from '../report-wishes.js';

/** What only `--format ndjson` can do. */
export const bulkOptions = {
  workers: { type: 'string' },
  'only-issues': { type: 'boolean' },
  summary: { type: 'string' },
  checkpoint: { type: 'string' },
} as const;

export interface BulkWishes {
  /** Undefined: as many as the machine has cores, for input that is worth it. */
  readonly workers: number | undefined;
  readonly onlyIssues: boolean;
  readonly summary: string | undefined;
  readonly checkpoint: string | undefined;
  /** The file of the report; undefined: standard output. */
  readonly output: string | undefined;
}

/** Undefined for a run that writes other reports; throws a `UsageError` where that cannot do what was asked for. */
export function bulkWishes(
  { values }: Pick<ParsedArguments, 'values'>,
  reports: readonly ReportWish[],
): BulkWishes | undefined {
  const [report, ...more] = reports;
  const isBulk = report?.format === 'ndjson' && more.length === 0 && values.fix !== true;
  if (!isBulk) {
    const given = Object.keys(bulkOptions).find((name) => values[name] !== undefined);
    if (given === undefined) return undefined;
    throw new UsageError(
      `--${given} is for --format ndjson as the only report, without --fix; the other formats are written by one thread, from the start to the end.`,
    );
  }
  const { summary, checkpoint } = values;
  const { output } = report;
  if (checkpoint !== undefined && output === undefined) {
    throw new UsageError(
      '--checkpoint needs --output FILE: where the run goes on, it cuts the output back to what was judged.',
    );
  }
  return {
    workers: positiveNumber('workers', values.workers),
    onlyIssues: values['only-issues'] === true,
    summary: typeof summary === 'string' ? summary : undefined,
    checkpoint: typeof checkpoint === 'string' ? checkpoint : undefined,
    output,
  };
}
