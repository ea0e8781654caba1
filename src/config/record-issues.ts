import type { Decisions } from './apply-config.js';
import type { BaselineEntry } from './baseline.js';

/** Takes all issues as known, and remembers them as entries of a baseline. */
export function recordIssues(): NonNullable<Decisions['baseline']> & {
  entries(): readonly BaselineEntry[];
} {
  const entries = new Map<string, BaselineEntry>();
  return {
    justification: 'known',
    take(file, { key }, { fingerprint, path }) {
      const identity = JSON.stringify([file, fingerprint]);
      const count = (entries.get(identity)?.count ?? 0) + 1;
      entries.set(identity, { fingerprint, key, path, file, count });
      return true;
    },
    entries: () => [...entries.values()],
  };
}
