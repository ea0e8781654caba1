import type { Comparison } from './difference.js';

/** A table of what was compared, every difference, and what could not be compared. */
export function comparisonReport(comparisons: readonly Comparison[]): string {
  const lines = [
    ['facts', 'compared', 'different', 'not compared'],
    ...comparisons.map(({ what, places, differences, notCompared }) => [
      what,
      places.length.toString(),
      differences.length.toString(),
      notCompared.length.toString(),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const differences = comparisons.flatMap((comparison) =>
    comparison.differences.map(({ place, aspect, text }) => `${place}: ${aspect}: ${text}.`),
  );
  const skipped = comparisons
    .filter(({ notCompared }) => notCompared.length > 0)
    .map(({ what, notCompared }) => `Not compared, ${what}: ${counted(notCompared).join(', ')}.`);
  return [...table, ...differences, ...skipped].join('\n');
}

function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count.toString()})`));
}
