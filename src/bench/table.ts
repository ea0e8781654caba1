import { rows, type RowName } from './budgets.js';
import { alignColumns } from './tables/columns.js';

/** What was measured for one line of the table. */
export interface Figure {
  readonly row: RowName;
  readonly document: string;
  readonly ratio: number;
}

/** An aligned table, in the order of the budgets. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = [['row', 'to', 'document', 'ratio', 'budget', ''], ...[...figures].sort(byRow).map(cells)];
  return alignColumns(lines, [3, 4]);
}

const names = Object.keys(rows);
const byRow = (a: Figure, b: Figure): number => names.indexOf(a.row) - names.indexOf(b.row);

function cells({ row, document, ratio }: Figure): string[] {
  const { work, base, budget } = rows[row];
  return [
    work,
    base,
    document,
    ratioText(ratio),
    budget === undefined ? '' : ratioText(budget),
    budget === undefined ? '' : ratio <= budget ? 'ok' : 'over',
  ];
}

const ratioText = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 1);

/**
 * A sentence for each figure that misses its budget, or what is reached of it, by more than a share of it: 0.25 is a
 * quarter.
 */
export function missesOf(figures: readonly Figure[], margin: number): string[] {
  return figures.flatMap(({ row, document, ratio }) => {
    const { work, base, budget, reached = 0 } = rows[row];
    if (budget === undefined || ratio <= Math.max(budget, reached) * (1 + margin)) return [];
    const so = reached > budget ? ` (${ratioText(reached)} until that is reached)` : '';
    const said = `${ratioText(ratio)} times ${base}, and its budget is ${ratioText(budget)}${so}`;
    return [`${work}, ${document}: ${said}.`];
  });
}
