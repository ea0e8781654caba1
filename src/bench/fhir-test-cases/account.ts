import type { Row } from '../tables/rows.js';
import type { Reach } from './judge-file.js';
import { parts, type Comparison, type Part } from './compare.js';

/** The columns of `differences.yaml`, which says what they mean. */
export const differenceColumns = { case: 'text', in: 'text', why: 'text' } as const;

export type Difference = Row<typeof differenceColumns>;

/** A case as compared. Without a comparison, the folder does not have its file. */
export interface ComparedCase {
  readonly name: string;
  readonly reach: Reach | undefined;
  readonly comparison: Readonly<Record<Part, Comparison>> | undefined;
}

/** One line of the table. */
export interface CaseAccount {
  readonly name: string;
  readonly reach: Reach | undefined;
  readonly kinds: Readonly<Record<Part, Comparison['kind'] | 'no file'>>;
  readonly reasons: readonly string[];
  /** What is wrong with the case or with its reasons. */
  readonly complaints: readonly string[];
}

export function accountOf(
  { name, reach, comparison }: ComparedCase,
  rows: readonly Difference[],
): CaseAccount {
  const own = rows.filter((row) => row.case === name);
  const kindIn = (part: Part): Comparison['kind'] | 'no file' => comparison?.[part].kind ?? 'no file';
  return {
    name,
    reach,
    kinds: { errors: kindIn('errors'), others: kindIn('others') },
    reasons: [...new Set(own.map(({ why }) => why))],
    complaints: parts.flatMap((part) => complaints(name, part, comparison?.[part], own)),
  };
}

function complaints(
  name: string,
  part: Part,
  comparison: Comparison | undefined,
  own: readonly Difference[],
): string[] {
  const reasons = own.filter((row) => row.in === part).length;
  if (comparison?.kind === 'differ') {
    if (reasons === 1) return [];
    if (reasons > 1) return [`${name}: there are ${reasons.toString()} rows for ${part}; one is enough.`];
    const [ours, theirs] = [comparison.ours, comparison.theirs].map(
      (said) => said.map(shown).join(', ') || 'nothing',
    );
    return [
      `${name}: ${part} differ without a reason. Only we say: ${ours ?? ''}. Only the reference says: ${theirs ?? ''}.`,
    ];
  }
  return reasons === 0 ? [] : [`${name}: ${part} do not differ, and yet a row gives a reason; remove it.`];
}

const shown = (said: string): string => (said === '' ? '(the whole text)' : said);

/** Rows that are about no case, or about no part of one. */
export const strayRows = (rows: readonly Difference[], names: readonly string[]): string[] =>
  rows
    .filter((row) => !names.includes(row.case) || !parts.some((part) => part === row.in))
    .map((row) => `A row is about ${row.in} of ${row.case}; there is no such case or part.`);
