import type { Baseline, BaselineEntry } from './baseline.js';

/** What an issue is known by. The fingerprint holds the key already, unless somebody edited the entry. */
export type KnownIssue = Pick<BaselineEntry, 'file' | 'key' | 'fingerprint'>;

/** The entries of a baseline, with the memory of those that were found again. */
export interface KnownIssues {
  /** Whether an issue is known; each entry is found as often as it counts. */
  take(issue: KnownIssue): boolean;
  /** The same as `take` for one look, which is forgotten afterwards. */
  look(): KnownIssues['take'];
  /** To be told of each file that was judged as a whole. */
  judged(file: string): void;
  /** How many entries of the judged files were not found. */
  missed(): number;
  /** What is left without them; `isGone` says of a file that was not judged whether there is none. */
  pruned(isGone: (file: string) => boolean): BaselineEntry[];
}

export function createKnownIssues({ issues }: Pick<Baseline, 'issues'>): KnownIssues {
  const identity = ({ file, key, fingerprint }: KnownIssue): string =>
    JSON.stringify([file, key, fingerprint]);
  const left = new Map<string, number>();
  for (const entry of issues) {
    const each = identity(entry);
    left.set(each, (left.get(each) ?? 0) + entry.count);
  }
  const judged = new Set<string>();
  const missing = (entry: BaselineEntry): number =>
    judged.has(entry.file) ? (left.get(identity(entry)) ?? 0) : 0;
  /** Counts are of `counts` where they are there, else those that are left. */
  const takeFrom =
    (counts: Map<string, number>): KnownIssues['take'] =>
    (issue) => {
      const each = identity(issue);
      const count = counts.get(each) ?? left.get(each) ?? 0;
      if (count > 0) counts.set(each, count - 1);
      return count > 0;
    };
  return {
    take: takeFrom(left),
    look: () => takeFrom(new Map()),
    judged: (file) => void judged.add(file),
    missed: () => issues.reduce((sum, entry) => sum + Math.min(entry.count, missing(entry)), 0),
    pruned: (isGone) =>
      issues.flatMap((entry) => {
        const count = entry.count - missing(entry);
        return count > 0 && (judged.has(entry.file) || !isGone(entry.file)) ? [{ ...entry, count }] : [];
      }),
  };
}
