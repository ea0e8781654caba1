import type { CheckedIssue } from '../engine/check-result.js';
import type { Edit } from './edit.js';
import { editsOf } from './edits-of.js';
import { openText } from './open-text.js';

/** How an issue can be mended in the text of its input. */
export interface TextFix {
  /** What it does, in a few words: `write valueUri instead of valueUrl`. */
  readonly description: string;
  /** Whether it cannot change what the author meant. */
  readonly isSafe: boolean;
  /** In no order; they do not overlap. */
  readonly edits: readonly Edit[];
}

/** The ways to mend an issue; none where there is no text, since an object has no places. */
export const fixesOf = (issue: CheckedIssue, text: string | undefined): readonly TextFix[] =>
  createFixFinder(text)(issue);

/** The same for many issues of one text, which is read but once. */
export function createFixFinder(text: string | undefined): (issue: CheckedIssue) => readonly TextFix[] {
  const open = text === undefined ? undefined : openText(text);
  return ({ fix }) => {
    const found = open && fix?.();
    const edits = found && editsOf(found.changes, open);
    if (found === undefined || edits === undefined) return [];
    return [{ description: found.description, isSafe: found.isSafe, edits }];
  };
}
