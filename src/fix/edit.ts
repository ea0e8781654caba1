/** Characters of a text from `start` to before `end`, and what is to stand there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes edits that do not overlap; all else stays byte for byte. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, text: piece } of inOrder(edits)) {
    pieces.push(text.slice(from, start), piece);
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

/** Whether any two of the edits touch the same characters, or the same place between two. */
export function doOverlap(edits: readonly Edit[]): boolean {
  let end = -1;
  return inOrder(edits).some((edit) => {
    const isTaken = edit.start <= end;
    end = edit.end;
    return isTaken;
  });
}

const inOrder = (edits: readonly Edit[]): Edit[] =>
  [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
