import type { InlayHint, Range } from 'vscode-languageserver';
import type { OpenPack, ShownOutcome } from './open-pack.js';

/** What came of each example: at the end of its first line, or before it where several share the line. */
export function inlayHintsOf({ document, outcomes }: OpenPack, { start, end }: Range): InlayHint[] {
  const lines = outcomes.map(({ offset }) => document.positionAt(offset).line);
  return outcomes.flatMap((outcome, index) => {
    const line = lines[index] ?? 0;
    if (line < start.line || line > end.line) return [];
    const isAlone = lines[index - 1] !== line && lines[index + 1] !== line;
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    return {
      position: isAlone ? { line, character: text.trimEnd().length } : document.positionAt(outcome.offset),
      label: labelOf(outcome),
      ...(outcome.problem !== undefined && { tooltip: outcome.problem }),
      [isAlone ? 'paddingLeft' : 'paddingRight']: true,
    };
  });
}

const labelOf = ({ word, verdict }: ShownOutcome): string => `${word === 'proved' ? '✓' : '✗'} ${verdict}`;
