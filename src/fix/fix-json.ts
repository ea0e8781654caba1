import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { newIssue, stillThere, identityOf } from './compare-results.js';
import { applyEdits } from './edit.js';
import { createFixFinder, type TextFix } from './fixes-of.js';
import { TakenRanges } from './taken-ranges.js';

/** What became of one way to mend an issue. */
export interface FixRecord {
  readonly issue: CheckedIssue;
  readonly fix: TextFix;
  /** Why it was not done: the issue that would be there then, or, with the fix, still. */
  readonly hindrance?: CheckedIssue;
}

export interface FixedJson {
  readonly text: string;
  readonly fixed: readonly FixRecord[];
  /** What would have done harm, or no good. */
  readonly dropped: readonly FixRecord[];
  /** What the text came to in the end. */
  readonly result: CheckResult;
}

export interface FixOptions {
  /** Whether fixes that may change what the author meant are made as well. */
  readonly isUnsafe?: boolean;
}

/** How often a text is judged at the most. Each time something is mended, or found not to be mendable. */
const maxChecks = 200;

/**
 * Mends a text as far as its issues say how. What one fix brings to light is mended next. `check` judges a text; its
 * result of the text as it is may be given.
 */
export function fixJson(
  text: string,
  check: (text: string) => CheckResult,
  { isUnsafe = false }: FixOptions = {},
  first: CheckResult = check(text),
): FixedJson {
  let state: State = { text, result: first };
  const fixed: FixRecord[] = [];
  const dropped = new Map<string, FixRecord>();
  let most = Infinity;
  for (let checks = 0; checks < maxChecks; checks++) {
    const found = recordsFor(state.result.issues, state.text, isUnsafe).filter(
      (each) => !dropped.has(nameOf(each)),
    );
    const chosen = withoutOverlaps(found).slice(0, most);
    const [only, second] = chosen;
    if (only === undefined) break;
    const tried = attempt(state, chosen, check, isUnsafe);
    if ('made' in tried) {
      state = { text: tried.text, result: tried.result };
      fixed.push(...tried.made);
      most = Infinity;
    } else if (second === undefined) {
      dropped.set(nameOf(only), { ...only, hindrance: tried.hindrance });
      most = Infinity;
    } else {
      // One of them does harm: half of them tells which half it is in.
      most = Math.ceil(chosen.length / 2);
    }
  }
  // What was dropped may have been mended by another fix, or stand elsewhere by now.
  const left = recordsFor(state.result.issues, state.text, isUnsafe).map((each) => dropped.get(nameOf(each)));
  return { ...state, fixed, dropped: left.filter((each) => each !== undefined) };
}

interface State {
  readonly text: string;
  readonly result: CheckResult;
}

function recordsFor(issues: readonly CheckedIssue[], text: string, isUnsafe: boolean): FixRecord[] {
  const fixesOf = createFixFinder(text);
  return issues.flatMap((issue) =>
    fixesOf(issue)
      .filter(({ isSafe }) => isSafe || isUnsafe)
      .map((fix) => ({ issue, fix })),
  );
}

/** Of those that touch the same place, the first; what is left of the others shows the next time. */
function withoutOverlaps(records: readonly FixRecord[]): FixRecord[] {
  const taken = new TakenRanges();
  return records.filter(({ fix }) => taken.take(fix.edits));
}

/** How many fixes may follow from others, one from the next. */
const maxFollowing = 5;

/**
 * Makes fixes, and says what stands against it where they do harm or no good. An issue that they bring to light may be
 * mended with them.
 */
function attempt(
  before: State,
  records: readonly FixRecord[],
  check: (text: string) => CheckResult,
  isUnsafe: boolean,
): (State & { readonly made: readonly FixRecord[] }) | { readonly hindrance: CheckedIssue } {
  const mended = records.map(({ issue }) => issue);
  const made = [...records];
  let next = records;
  let state = before;
  for (let following = 0; ; following++) {
    const edits = next.flatMap(({ fix }) => fix.edits);
    const text = applyEdits(state.text, edits);
    state = { text, result: check(text) };
    const hindrance = newIssue(before.result, state.result, mended);
    if (hindrance === undefined) break;
    next = following < maxFollowing ? recordsFor([hindrance], text, isUnsafe) : [];
    if (next.length === 0) return { hindrance };
    made.push(...next);
  }
  const unmended = stillThere(before.result, state.result, mended);
  return unmended === undefined ? { ...state, made } : { hindrance: unmended };
}

const nameOf = ({ issue, fix }: FixRecord): string =>
  JSON.stringify([identityOf(issue), issue.issue.expression, fix.description]);
