import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { digest } from './digest.js';
import { createStablePaths, stablePathText, type StableStep } from './stable-path.js';

/** What stays the same of an issue, whatever else changes around it. */
export interface Identity {
  /** 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Where it stands, for people: names in place of indexes. */
  readonly path: string;
}

/** Issues, and the text that they are about; without it, places have no names and are told apart by numbers alone. */
type Issues = Pick<CheckResult, 'issues'> & Partial<Pick<CheckResult, 'text'>>;

/**
 * What stays the same of each issue of a result when lines shift, lists are sorted anew, and other issues come and go:
 * 16 hexadecimal digits, in the order of the issues. Issues of one rule in places of the same names are told apart by
 * their number.
 */
export const fingerprintsOf = (result: Issues): readonly string[] =>
  identitiesOf(result).map(({ fingerprint }) => fingerprint);

/** The same with the places. */
export function identitiesOf({ issues, text }: Issues): readonly Identity[] {
  if (issues.length === 0) return [];
  const stablePath = createStablePaths(parsed(text));
  const counts = new Map<string, number>();
  return issues.map((checked) => {
    const { issue, key } = checked;
    const [coding] = issue.details?.coding ?? [];
    const steps = stablePath(issue.expression?.[0] ?? '');
    // The sentence is left out: it may count, and a new version of a pack may word it otherwise.
    const same = JSON.stringify([coding?.system, key, placeOf(checked, steps)]);
    const count = (counts.get(same) ?? 0) + 1;
    counts.set(same, count);
    return { fingerprint: digest(`${same} ${count.toString()}`), path: stablePathText(steps) };
  });
}

/**
 * What is told once, at the first of several places, is not tied to that place: lists that are sorted anew have another
 * first. That is what a rule says of a whole resource, and of which unknown extension it is told.
 */
function placeOf({ key, rule }: CheckedIssue, steps: readonly StableStep[]): readonly StableStep[] {
  if (key === 'extension-unknown') return steps.slice(-1);
  if (rule === undefined || rule.context !== undefined) return steps;
  return steps.slice(0, Math.max(0, steps.findLastIndex(isResource)) + 1);
}

/** A resource inside another one: contained, or in an entry of a Bundle; `rest.resource` has an index. */
const isResource = ([name, item]: StableStep): boolean =>
  name === 'contained' || (name === 'resource' && item === undefined);

/** Undefined for what is no JSON: then only the whole input can be wrong. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
