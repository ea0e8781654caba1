import type { Edit } from './edit.js';
import type { Container, Spot } from './open-text.js';

/**
 * Takes properties and items away, with the comma and the space that belong to each. What holds nothing afterwards
 * goes as well. Undefined where that would be the whole text.
 */
export function removalEdits(spots: readonly Spot[]): Edit[] | undefined {
  const byHolder = new Map<Container, Set<number>>();
  const edits: Edit[] = [];
  for (const { holder, index } of spots)
    byHolder.set(holder, (byHolder.get(holder) ?? new Set<number>()).add(index));
  const emptied: Spot[] = [];
  for (const [holder, gone] of byHolder) {
    if (gone.size < holder.members.length) edits.push(...editsIn(holder, gone));
    else if (holder.spot === undefined) return undefined;
    else emptied.push(holder.spot);
  }
  if (emptied.length === 0) return edits;
  // What has just gone altogether may stand beside something else that goes.
  const kept = spots.filter(({ holder }) => (byHolder.get(holder)?.size ?? 0) < holder.members.length);
  return removalEdits([...kept, ...emptied]);
}

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
