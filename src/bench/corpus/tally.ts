import type { CheckResult } from '../../index.js';

/** How often something was found, and where. */
export interface Tally {
  count: number;
  readonly files: Set<string>;
}

/** Counts what a file came to, by severity, code and key. */
export function tally(tallies: Map<string, Tally>, file: string, { issues }: CheckResult): void {
  const keys =
    issues.length === 0
      ? ['All OK']
      : issues.map(({ issue, key }) => `${issue.severity} ${issue.code} ${key}`);
  for (const key of keys) {
    const known = tallies.get(key) ?? { count: 0, files: new Set() };
    known.count += 1;
    known.files.add(file);
    tallies.set(key, known);
  }
}

/** A line for each, in their order; where it is of one or two files, they are named. */
export function tallyLines(tallies: ReadonlyMap<string, Tally>): string[] {
  const inOrder = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([key, { count, files }]) => {
    const example = files.size <= 2 ? ` ${[...files].join(', ')}` : '';
    return `${count.toString().padStart(7)}  ${key} in ${files.size.toString()} files${example}`;
  });
}

/** Whether something crashed or could not be evaluated. */
export const hasFailed = (tallies: ReadonlyMap<string, Tally>): boolean =>
  [...tallies.keys()].some((key) => /\bexception\b|shape-unreadable/.test(key));
