import type { Advice } from '../../rules/lint/advisor.js';
import { lintPack } from '../../rules/lint/lint-pack.js';
import type { PackContent, ReadingTools } from '../../rules/pack-content.js';
import { readPackContent, type ParsePackOptions } from '../../rules/parse-pack.js';
import type { RuleError, RulePlace } from '../../rules/rule-error.js';
import type { Range } from './yaml-tree.js';

/** A defect of a pack, or advice, with its range in the text. */
export interface Diagnostic extends Range {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly line: number;
  /** What `fixText` mends, where it is advice. */
  readonly advice?: Advice;
}

/** What is wrong with a pack, and what is unwise. */
export interface Inspection {
  readonly diagnostics: readonly Diagnostic[];
  /** How many of them keep the pack from being used. */
  readonly defects: number;
  readonly content: PackContent | undefined;
}

/** Inspects a pack as it is written. */
export async function inspectPack(
  text: string,
  options: ParsePackOptions & { readonly file: string },
  tools?: ReadingTools,
): Promise<Inspection> {
  const { errors, content } = await readPackContent(text, options, tools);
  const rangeOf = createRanges(text);
  const defect = ({ place, text: said, code, message }: RuleError): Diagnostic => {
    const isOwn = place.file === options.file;
    // A defect of a file that the pack extends has no place in this one.
    const at = isOwn ? place : (content?.source.placeOf(['extends']) ?? { line: 1, column: 1 });
    return { severity: 'error', code, text: isOwn ? said : message, line: at.line, ...rangeOf(at) };
  };
  const advised = (advice: Advice): Diagnostic => {
    const { code, text: said, place, length } = advice;
    return { severity: 'warning', code, text: said, line: place.line, ...rangeOf(place, length), advice };
  };
  const advice = content === undefined ? [] : lintPack(content);
  return {
    diagnostics: [...errors.map(defect), ...advice.map(advised)],
    defects: errors.length,
    content,
  };
}

/** Offsets into a text with its byte order mark, of which places know nothing. */
export function createOffsets(text: string): (place: Pick<RulePlace, 'line' | 'column'>) => number {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [0];
  for (const { index } of text.slice(mark).matchAll(/\n/g)) starts.push(index + 1);
  return ({ line, column }) => Math.min(mark + (starts[line - 1] ?? text.length) + column - 1, text.length);
}

/** The range of a word, or of so many characters. */
function createRanges(text: string): (place: Pick<RulePlace, 'line' | 'column'>, length?: number) => Range {
  const offsetOf = createOffsets(text);
  return (place, length) => {
    const from = offsetOf(place);
    const word = /^[%$]?[\w-]+|^\.{1,2}\/[\w./-]+|^\S/.exec(text.slice(from, from + 200))?.[0].length ?? 0;
    return { from, to: Math.min(from + (length ?? word), text.length) };
  };
}
