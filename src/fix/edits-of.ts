import type { Change } from '../input/change.js';
import { doOverlap, type Edit } from './edit.js';
import { insertionEdit } from './insertion.js';
import type { OpenText, Span, Spot } from './open-text.js';
import { removalEdits } from './removals.js';

/**
 * The edits that make changes, all of them or none: undefined where the text is not as the changes expect it, or
 * has a name twice where they lead.
 */
export function editsOf(changes: readonly Change[], open: OpenText): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const removed: Spot[] = [];
  for (const change of changes) {
    const spot = open.spotAt(change.path);
    if (spot === undefined) return undefined;
    if (change.kind === 'remove') removed.push(spot);
    else {
      const made = editsFor(change, spot, open);
      if (made === undefined) return undefined;
      edits.push(...made.edits);
      removed.push(...(made.removed ?? []));
    }
  }
  const removals = removalEdits(removed);
  if (removals === undefined) return undefined;
  const all = [...edits, ...removals];
  return all.length === 0 || doOverlap(all) ? undefined : all;
}

interface Made {
  readonly edits: readonly Edit[];
  readonly removed?: readonly Spot[];
}

function editsFor(change: Exclude<Change, { kind: 'remove' }>, spot: Spot, open: OpenText): Made | undefined {
  const { value } = spot.member;
  switch (change.kind) {
    case 'rename':
      return made(renameEdits(spot, change.to));
    case 'replace':
      return isScalar(value, open.text) ? made([{ ...value, text: change.json }]) : undefined;
    case 'wrap':
      return made([insert(value.start, '['), insert(value.end, ']')]);
    case 'unwrap': {
      const list = open.containerAt(change.path);
      const [item, second] = list?.members ?? [];
      if (list?.isArray !== true || item === undefined || second !== undefined) return undefined;
      return made([
        { start: list.start, end: item.start, text: '' },
        { start: item.end, end: list.end, text: '' },
      ]);
    }
    case 'move': {
      const { as, isList } = change;
      const target = open.containerAt(change.to);
      if (target === undefined || target.isArray) return undefined;
      const list = spot.holder;
      const isNew = !target.members.some(({ name }) => name === as);
      // The whole list goes to another name in the same object.
      if (isNew && isList && list.isArray && list.members.length === 1 && list.spot?.holder === target)
        return made(renameEdits(list.spot, as));
      const edit = insertionEdit(open, spot, target, as, isList);
      return edit && { edits: [edit], removed: [spot] };
    }
  }
}

const made = (edits: readonly Edit[] | undefined): Made | undefined => edits && { edits };

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

const isScalar = ({ start }: Span, text: string): boolean => !/[[{]/.test(text.charAt(start));

/** A property and its `_name` partner, whichever of them was named. */
function renameEdits({ holder, member }: Spot, to: string): Edit[] | undefined {
  const from = member.name?.replace(/^_/, '');
  if (from === undefined) return undefined;
  const isTaken = holder.members.some(({ name }) => name === to || name === `_${to}`);
  if (isTaken) return undefined;
  return holder.members.flatMap(({ name, key }) =>
    key === undefined || (name !== from && name !== `_${from}`)
      ? []
      : [{ ...key, text: JSON.stringify(name === from ? to : `_${to}`) }],
  );
}
