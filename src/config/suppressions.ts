import type { CheckedIssue } from '../engine/check-result.js';
import { targetText, type Suppression } from './config.js';
import { placeText } from './config-error.js';
import { sourceOf } from './issue-source.js';
import { createFileMatcher } from './match-file.js';
import { createLocationMatcher } from './match-location.js';

/** The suppressions of a configuration, with the memory of those that were needed. */
export interface Suppressions {
  /** The reason why nobody is told of an issue; undefined where there is none. */
  take(file: string, issue: CheckedIssue): string | undefined;
  /** To be told of each file that was judged as a whole. */
  judged(file: string): void;
  /** What is remembered of each so far, in their order: plain data. */
  uses(): SuppressionUse[];
  /** To be told of what others remember, who have judged other inputs, in the order of these. */
  addUses(uses: readonly SuppressionUse[]): void;
  /** What people should know of them after the run, a line each. */
  notices(): string[];
}

export interface SuppressionUse {
  readonly isUsed: boolean;
  /** A file that it names was judged. */
  readonly hadChance: boolean;
  /** Where an issue stands that its location misses. */
  readonly elsewhere?: string;
}

export interface SuppressionsOptions {
  /** The present day: `2026-01-31`. */
  readonly today: string;
  /** Whether anything can give the issues that are meant: else nobody can miss them. */
  readonly isJudged: (suppression: Suppression) => boolean;
}

interface Candidate {
  readonly suppression: Suppression;
  readonly isExpired: boolean;
  readonly matchesFile: (file: string) => boolean;
  readonly matchesLocation: (location: string) => boolean;
  /** A file that it names was judged. */
  hadChance: boolean;
  isUsed: boolean;
  /** Where an issue stands that its location misses. */
  elsewhere: string | undefined;
}

export function createSuppressions(
  suppress: readonly Suppression[],
  { today, isJudged }: SuppressionsOptions,
): Suppressions {
  const candidates = suppress.map((suppression) => candidateOf(suppression, today));
  const byKey = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const { key } = each.suppression;
    byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  return {
    take(file, checked) {
      // Each that matches is needed, though one reason is enough.
      const found = (byKey.get(checked.key) ?? []).filter((each) => matches(each, file, checked));
      for (const each of found) each.isUsed = true;
      return found[0]?.suppression.reason;
    },
    judged(file) {
      for (const each of candidates) each.hadChance ||= each.matchesFile(file);
    },
    uses: () =>
      candidates.map(({ isUsed, hadChance, elsewhere }) => ({
        isUsed,
        hadChance,
        ...(elsewhere !== undefined && { elsewhere }),
      })),
    addUses(uses) {
      for (const [index, { isUsed, hadChance, elsewhere }] of uses.entries()) {
        const candidate = candidates[index];
        if (candidate === undefined) continue;
        candidate.isUsed ||= isUsed;
        candidate.hadChance ||= hadChance;
        candidate.elsewhere ??= elsewhere;
      }
    },
    notices: () => candidates.flatMap((each) => noticeOf(each, isJudged)),
  };
}

function candidateOf(suppression: Suppression, today: string): Candidate {
  const { at, file, expires } = suppression;
  return {
    suppression,
    isExpired: expires !== undefined && expires < today,
    matchesFile: file === undefined ? () => true : createFileMatcher(file),
    matchesLocation: at === undefined ? () => true : createLocationMatcher(at),
    hadChance: false,
    isUsed: false,
    elsewhere: undefined,
  };
}

function matches(candidate: Candidate, file: string, { issue }: CheckedIssue): boolean {
  const { suppression, isExpired, matchesFile, matchesLocation } = candidate;
  const isMeant = suppression.pack === undefined || suppression.pack === sourceOf(issue);
  if (isExpired || !isMeant || !matchesFile(file)) return false;
  const [location = ''] = issue.expression ?? [];
  if (matchesLocation(location)) return true;
  candidate.elsewhere ??= location;
  return false;
}

function noticeOf(
  { suppression, isExpired, hadChance, isUsed, elsewhere }: Candidate,
  isJudged: SuppressionsOptions['isJudged'],
): string[] {
  const { place, expires = '', reason } = suppression;
  const what = `${placeText(place)}: warning: the suppression of ${targetText(suppression)}`;
  if (!hadChance) return [];
  if (isExpired) return [`${what} expired on ${expires} and counts no more (${reason})`];
  if (isUsed || !isJudged(suppression)) return [];
  const hint = elsewhere === undefined ? 'delete it' : `there is one at ${elsewhere}`;
  return [`${what} matches nothing; ${hint} (${reason})`];
}
