/** Lines of cells as aligned text; the columns named stand at their right edge. */
export function alignColumns(lines: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = new Map<number, number>();
  for (const line of lines)
    for (const [column, { length }] of line.entries())
      widths.set(column, Math.max(widths.get(column) ?? 0, length));
  const pad = (cell: string, column: number): string => {
    const width = widths.get(column) ?? 0;
    return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
