import type { Reported, ReportOptions } from '../report/report.js';
import type { Input } from './inputs.js';

/** An input as the command read it, and what it came to. */
export interface Judged extends Reported {
  readonly source: Input;
}

export interface ReporterOptions extends ReportOptions {
  readonly isColoured: boolean;
}

/** Gives pieces of a report as results come. */
export interface Reporter {
  add(judged: Judged): Iterable<string> | AsyncIterable<string>;
  end(): Iterable<string> | AsyncIterable<string>;
  notices?(): readonly string[];
}
