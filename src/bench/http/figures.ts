import { median } from '../measure.js';
import { alignColumns } from '../tables/columns.js';

/** What is measured, and what is promised of it. */
interface Row {
  readonly work: string;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
  /** What there is now, where that is less than the least: it may not get worse until it is more. */
  readonly reached?: number;
}

export type RowName =
  | 'halfLatency'
  | 'tailLatency'
  | 'idleTail'
  | 'validating'
  | 'sameHop'
  | 'noHop'
  | 'toSameHop'
  | 'toNoHop'
  | 'slowHeads'
  | 'slowBodies'
  | 'start'
  | 'memory';

/** Every row that is printed, in their order. */
const rows: Readonly<Record<RowName, Row>> = {
  halfLatency: { work: '100 a second, p50', unit: 'ms' },
  tailLatency: { work: '100 a second, p99', unit: 'ms', most: 20 },
  idleTail: { work: '100 a second, p99, not validating', unit: 'ms' },
  validating: { work: 'saturated', unit: '1/s' },
  sameHop: { work: 'saturated, not validating, through workers', unit: '1/s' },
  noHop: { work: 'saturated, not validating, without workers', unit: '1/s' },
  toSameHop: { work: 'validating to not, through workers', unit: 'ratio', least: 0.5, reached: 0.25 },
  toNoHop: { work: 'validating to not, without workers', unit: 'ratio' },
  slowHeads: { work: '/healthz beside 500 slow heads, slowest', unit: 'ms', most: 100 },
  slowBodies: { work: '/healthz beside 500 slow bodies, slowest', unit: 'ms', most: 100 },
  start: { work: 'rulepack serve, until it listens', unit: 'ms' },
  memory: { work: 'memory of the server', unit: 'MB' },
};

const rowNames = Object.keys(rows) as readonly RowName[];

/** One value for each row. */
export type Round = Readonly<Record<RowName, number>>;

/** An aligned table: the median of the rounds, the least and the most of them, and what is promised. */
export function tableOf(rounds: readonly Round[]): string {
  const lines = rowNames.map((name) => {
    const { work, unit } = rows[name];
    const values = rounds.map((round) => round[name]);
    const spread = [Math.min(...values), Math.max(...values)].map(numberText).join(' to ');
    const promise = promiseText(rows[name]);
    const isKept = keeps(rows[name], median(values));
    return [work, unit, numberText(median(values)), spread, promise, promise && (isKept ? 'ok' : 'missed')];
  });
  return alignColumns([['$validate of 50 KB', '', 'median', 'rounds', 'promise', ''], ...lines], [2, 3, 4]);
}

/**
 * A sentence for each promise that is missed, or what is reached of it, by more than a share of it: 0.25 is a quarter.
 * Of milliseconds the quickest round counts, since what else the machine does can only add to them.
 */
export function missesOf(rounds: readonly Round[], margin: number): string[] {
  return rowNames.flatMap((name) => {
    const { work, unit, most = Infinity, least = -Infinity, reached = least } = rows[name];
    const values = rounds.map((round) => round[name]);
    const value = unit === 'ms' ? Math.min(...values) : median(values);
    if (keeps({ most: most * (1 + margin), least: reached / (1 + margin) }, value)) return [];
    const so = reached < least ? ` (${numberText(reached)} until that is reached)` : '';
    return [`${work}: ${numberText(value)} ${unit}, and the promise is ${promiseText(rows[name])}${so}.`];
  });
}

/** What could not be measured keeps no promise. */
const keeps = ({ most = Infinity, least = -Infinity }: Pick<Row, 'most' | 'least'>, value: number): boolean =>
  value <= most && value >= least;

function promiseText({ most, least }: Row): string {
  if (most !== undefined) return `<= ${most.toString()}`;
  return least === undefined ? '' : `>= ${least.toString()}`;
}

const numberText = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
