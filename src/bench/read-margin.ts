import { UsageError } from '../cli/io.js';
import type { OptionValue } from '../cli/options.js';

/** The share of a budget by which it may be missed: 0.25 is a quarter; none unless told. */
export function readMargin(value: OptionValue): number {
  if (value === undefined) return 0;
  const margin = value === '' ? NaN : Number(value);
  if (margin >= 0 && Number.isFinite(margin)) return margin;
  throw new UsageError(`--margin is a number from 0 on, not ${String(value)}.`);
}
