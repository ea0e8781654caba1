import type { Fix } from 'sarif';
import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { createFixFinder } from '../fix/fixes-of.js';
import { lineStarts, placeOf } from '../input/places.js';
import { artifactOf, regionOf } from './sarif-places.js';
import type { ReportedFile } from './report.js';
import { messageText } from './sarif-text.js';

/** The ways to mend issues of one result, as SARIF proposes them. */
export function sarifFixes(
  { text }: Pick<CheckResult, 'text'>,
  input: ReportedFile,
): (issue: CheckedIssue) => Fix[] {
  const fixesOf = createFixFinder(text);
  let lines: readonly number[] | undefined;
  return (issue) =>
    fixesOf(issue).map(({ description, isSafe, edits }) => {
      lines ??= lineStarts(text ?? '');
      const starts = lines;
      const said = isSafe ? description : `${description} (this may change what is meant)`;
      const replacements = edits.map((edit) => ({
        deletedRegion: regionOf(placeOf(edit.start, edit.end, starts), input.lineOffset),
        ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
      }));
      return {
        description: { text: messageText(said) },
        artifactChanges: [{ artifactLocation: artifactOf(input.path), replacements }],
      };
    });
}
