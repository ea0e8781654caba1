import { alignColumns } from '../tables/columns.js';
import type { Row } from '../tables/rows.js';
import { isAsExpected, type Judged } from './judge-value.js';

/** The columns of `exceptions.yaml`, which says what they mean. */
export const exceptionColumns = { type: 'text', value: 'text', at: 'text?', why: 'text' } as const;

export type Exception = Row<typeof exceptionColumns>;

/** A line a type and place: how many of the valid values are accepted, how many of the invalid refused. */
export function valueTable(all: readonly Judged[]): string {
  const groups = new Map<string, Judged[]>();
  for (const each of all) {
    const name = `${each.value.type} ${each.at}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const lines = [...groups].map(([name, group]) => [
    ...name.split(' '),
    share(group, true),
    share(group, false),
  ]);
  return alignColumns([['type', 'at', 'valid accepted', 'invalid refused'], ...lines], [2, 3]);
}

function share(group: readonly Judged[], isValid: boolean): string {
  const of = group.filter(({ value }) => value.isValid === isValid);
  return `${of.filter(isAsExpected).length.toString()}/${of.length.toString()}`;
}

/** What came out otherwise than the collection says, with the reason where there is one; and what is wrong. */
export interface Disagreements {
  readonly lines: readonly string[];
  readonly complaints: number;
}

export function disagreementsOf(all: readonly Judged[], exceptions: readonly Exception[]): Disagreements {
  const lines: string[] = [];
  const used = new Set<Exception>();
  let complaints = 0;
  for (const each of all.filter((judged) => !isAsExpected(judged))) {
    const exception = exceptions.find((row) => isAbout(row, each));
    if (exception === undefined) complaints += 1;
    else used.add(exception);
    lines.push(`${disagreement(each)}: ${exception?.why ?? 'NOT EXPLAINED'}`);
  }
  for (const row of exceptions.filter((each) => !used.has(each))) {
    complaints += 1;
    lines.push(`The exception for ${row.type} ${row.value} explains nothing; remove it.`);
  }
  return { lines, complaints };
}

const isAbout = ({ type, value, at }: Exception, judged: Judged): boolean =>
  type === judged.value.type && value === judged.value.json && (at === undefined || at === judged.at);

function disagreement({ value: { type, json, isValid }, at, errors }: Judged): string {
  const said = errors.length === 0 ? 'is accepted' : `gives ${errors.join(', ')}`;
  return `${type} ${json} (${isValid ? 'valid' : 'invalid'}) at ${at} ${said}`;
}
