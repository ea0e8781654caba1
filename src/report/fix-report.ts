import type { CheckedIssue } from '../engine/check-result.js';
import type { FixRecord } from '../fix/fix-json.js';
import type { Style } from './style.js';
import { visible } from './visible.js';

/** `metadata.json:4:3 fixed: write valueUri instead of valueUrl [ws-type]`, with a line break; `done` is another word for it. */
export function fixRecordText(
  name: string,
  lineOffset: number,
  record: FixRecord,
  style: Style,
  done = 'fixed',
): string {
  const { issue, fix, hindrance } = record;
  const { place } = issue;
  const at =
    place === undefined ? name : `${name}:${(place.line + lineOffset).toString()}:${place.column.toString()}`;
  const word = hindrance === undefined ? style.good(done) : style.marker('not fixed');
  const why = hindrance === undefined ? '' : `: ${whyNot(issue, hindrance)}`;
  return `${style.strong(visible(at))} ${word}: ${visible(fix.description)} ${style.faint(`[${issue.key}]`)}${why}\n`;
}

function whyNot(issue: CheckedIssue, hindrance: CheckedIssue): string {
  if (hindrance === issue) return 'that alone does not mend it';
  return `it would leave another issue: ${visible(hindrance.issue.details?.text ?? '')} [${hindrance.key}]`;
}
