import type { Edit } from './edit.js';
import type { Container, Spot } from './open-text.js';

/** What goes: of each object and list, the numbers of its properties or items. */
export type Gone = ReadonlyMap<Container, ReadonlySet<number>>;

/** With what goes, what holds nothing afterwards goes as well. Undefined where that would be the whole text. */
export function allGone(spots: readonly Spot[]): Gone | undefined {
  const gone = new Map<Container, Set<number>>();
  for (const { holder, index } of spots) gone.set(holder, (gone.get(holder) ?? new Set<number>()).add(index));
  const emptied = [...gone].filter(([holder, indexes]) => indexes.size === holder.members.length);
  if (emptied.length === 0) return gone;
  if (emptied.some(([{ spot }]) => spot === undefined)) return undefined;
  const holders = new Set(emptied.map(([holder]) => holder));
  // What has just gone altogether may stand beside something else that goes.
  return allGone([
    ...spots.filter(({ holder }) => !holders.has(holder)),
    ...emptied.flatMap(([{ spot }]) => spot ?? []),
  ]);
}

/** Takes properties and items away, with the comma and the space that belong to each. */
export const removalEdits = (gone: Gone): Edit[] =>
  [...gone].flatMap(([holder, indexes]) => editsIn(holder, indexes));

/** What stays in front keeps the space before it, and what moves up takes the place of what goes. */
function editsIn({ members }: Container, gone: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = [];
  for (let index = 0; index < members.length; index++) {
    if (!gone.has(index)) continue;
    const first = index;
    while (gone.has(index + 1)) index += 1;
    const next = members[index + 1];
    const before = members[first - 1];
    const start = next === undefined ? before?.end : members[first]?.start;
    const end = next?.start ?? members[index]?.end;
    if (start !== undefined && end !== undefined) edits.push({ start, end, text: '' });
  }
  return edits;
}
