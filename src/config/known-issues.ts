import type { Baseline, BaselineEntry } from './baseline.js';

/** The entries of a baseline, with the memory of those that were found again. */
export interface KnownIssues {
  /** Whether an issue is known; each entry is found as often as it counts. */
  take(file: string, fingerprint: string): boolean;
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
  const identity = (file: string, fingerprint: string): string => JSON.stringify([file, fingerprint]);
  const left = new Map<string, number>();
  for (const { file, fingerprint, count } of issues) {
    const each = identity(file, fingerprint);
    left.set(each, (left.get(each) ?? 0) + count);
  }
  const judged = new Set<string>();
  const missing = ({ file, fingerprint }: BaselineEntry): number =>
    judged.has(file) ? (left.get(identity(file, fingerprint)) ?? 0) : 0;
  const takeFrom =
    (counts: Map<string, number>): KnownIssues['take'] =>
    (file, fingerprint) => {
      const each = identity(file, fingerprint);
      const count = counts.get(each) ?? 0;
      if (count > 0) counts.set(each, count - 1);
      return count > 0;
    };
  return {
    take: takeFrom(left),
    look: () => takeFrom(new Map(left)),
    judged: (file) => void judged.add(file),
    missed: () => issues.reduce((sum, entry) => sum + Math.min(entry.count, missing(entry)), 0),
    pruned: (isGone) =>
      issues.flatMap((entry) => {
        const count = entry.count - missing(entry);
        return count > 0 && (judged.has(entry.file) || !isGone(entry.file)) ? [{ ...entry, count }] : [];
      }),
  };
}
