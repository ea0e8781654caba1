import type { Place } from '../input/places.js';
import type { Style } from './style.js';
import { visibleLine } from './visible.js';

const maxWidth = 100;
const maxLines = 4;

/** The offending lines with a line before them, their numbers, and a marker. Long lines are cut around the fault. */
export function codeFrame(
  lines: readonly string[],
  place: Place,
  lineOffset: number,
  style: Style,
): string[] {
  const first = Math.max(1, place.line - 1);
  const last = Math.min(place.endLine, place.line + maxLines - 1, lines.length);
  const width = (last + lineOffset).toString().length;
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const isFaulty = number >= place.line;
    const label = `${(number + lineOffset).toString().padStart(width)} |`;
    const { text, lead, marked } = cutLine(lines[number - 1] ?? '', number, place);
    frame.push(`  ${isFaulty ? style.marker('>') : ' '} ${style.faint(label)} ${text}`);
    if (number === place.line) {
      frame.push(
        `    ${' '.repeat(width)} ${style.faint('|')} ${' '.repeat(lead)}${style.marker('^'.repeat(marked))}`,
      );
    }
  }
  if (last < place.endLine) frame.push(`    ${' '.repeat(width)} ${style.faint('| …')}`);
  return frame;
}

interface CutLine {
  readonly text: string;
  /** Columns before the marker, and its length. */
  readonly lead: number;
  readonly marked: number;
}

/** Cuts a line around the column of the fault; hidden characters become escapes before it is measured. */
function cutLine(line: string, number: number, place: Place): CutLine {
  const column = Math.min(place.column - 1, line.length);
  const end = place.endLine === number ? Math.min(place.endColumn - 1, line.length) : line.length;
  // Enough of a line that may be megabytes long.
  const from = line.length > maxWidth ? Math.max(0, column - maxWidth / 2) : 0;
  const before = visibleLine(line.slice(from, column));
  const marked = visibleLine(line.slice(column, Math.min(end, column + maxWidth)));
  const after = visibleLine(line.slice(Math.min(end, column + maxWidth), column + 2 * maxWidth));
  const whole = before + marked + after;
  const start = Math.max(0, Math.min(before.length - maxWidth / 2, whole.length - maxWidth));
  const isCutBefore = from > 0 || start > 0;
  const isCutAfter = whole.length - start > maxWidth || line.length > column + 2 * maxWidth;
  const text = `${isCutBefore ? '…' : ''}${whole.slice(start, start + maxWidth)}${isCutAfter ? '…' : ''}`;
  const lead = before.length - start + (isCutBefore ? 1 : 0);
  return { text, lead, marked: Math.max(1, Math.min(marked.length, start + maxWidth - before.length)) };
}
