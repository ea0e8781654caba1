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

export interface FixedText {
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
const maxChecks = 500;

/**
 * Mends a text as far as its issues say how. What one fix brings to light is mended next. `check` judges a text; its
 * result of the text as it is may be given.
 */
export function fixText(
  text: string,
  check: (text: string) => CheckResult,
  { isUnsafe = false }: FixOptions = {},
  first: CheckResult = check(text),
): FixedText {
  let state: State = { text, result: first };
  const fixed: FixRecord[] = [];
  const dropped = new Map<string, FixRecord>();
  let most = Infinity;
  for (let checks = 0; checks < maxChecks; checks++) {
    const found = recordsOf(state, isUnsafe).filter((each) => !dropped.has(nameOf(each)));
    const chosen = withoutOverlaps(found).slice(0, most);
    const [only, second] = chosen;
    if (only === undefined) break;
    const tried = attempt(state, chosen, check);
    if ('result' in tried) {
      state = tried;
      fixed.push(...chosen);
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
  const left = recordsOf(state, isUnsafe).map((each) => dropped.get(nameOf(each)));
  return { ...state, fixed, dropped: left.filter((each) => each !== undefined) };
}

interface State {
  readonly text: string;
  readonly result: CheckResult;
}

function recordsOf({ text, result }: State, isUnsafe: boolean): FixRecord[] {
  const fixesOf = createFixFinder(text);
  return result.issues.flatMap((issue) =>
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

/** Makes fixes, and says what stands against it where they do harm or no good. */
export function attempt(
  { text, result }: State,
  records: readonly FixRecord[],
  check: (text: string) => CheckResult,
): State | { readonly hindrance: CheckedIssue } {
  const changed = applyEdits(
    text,
    records.flatMap(({ fix }) => fix.edits),
  );
  const after = check(changed);
  const mended = records.map(({ issue }) => issue);
  const hindrance = newIssue(result, after, mended) ?? stillThere(result, after, mended);
  return hindrance === undefined ? { text: changed, result: after } : { hindrance };
}

const nameOf = ({ issue, fix }: FixRecord): string =>
  JSON.stringify([identityOf(issue), issue.issue.expression, fix.description]);
