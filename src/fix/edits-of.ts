import type { Change } from '../input/change.js';
import { doOverlap, type Edit } from './edit.js';
import { insertionEdit } from './insertion.js';
import type { OpenText, Span, Spot } from './open-text.js';
import { allGone, removalEdits } from './removals.js';

/**
 * The edits that make changes, all of them or none: undefined where the text is not as the changes expect it, or
 * has a name twice where they lead.
 */
export function editsOf(changes: readonly Change[], open: OpenText): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const removed: Spot[] = [];
  const moved: [Spot, MoveChange][] = [];
  for (const change of changes) {
    const spot = open.spotAt(change.path);
    if (spot === undefined) return undefined;
    if (change.kind === 'remove') removed.push(spot);
    else if (change.kind === 'move' && !isNewName(spot, change, open)) {
      removed.push(spot);
      moved.push([spot, change]);
    } else {
      const made = editsFor(change, spot, open);
      if (made === undefined) return undefined;
      edits.push(...made);
    }
  }
  const gone = allGone(removed);
  if (gone === undefined) return undefined;
  const removals = removalEdits(gone);
  for (const [spot, { to, as, isList }] of moved) {
    const target = open.containerAt(to);
    const edit = target && insertionEdit(open, spot, target, as, isList, gone);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const all = [...edits, ...removals].reduce(withoutSeams, []);
  return all.length === 0 || doOverlap(all) ? undefined : all;
}

type MoveChange = Extract<Change, { kind: 'move' }>;

/** What is put where something else is taken away is one edit. */
function withoutSeams(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const inserted = edits.find(({ start, end }) => start === end && start === edit.start);
  if (inserted === undefined || edit.text !== '') return [...edits, edit];
  return edits.map((each) => (each === inserted ? { ...edit, text: inserted.text } : each));
}

/** Whether a whole list goes to another name in the same object. */
function isNewName({ holder }: Spot, { to, as, isList }: MoveChange, open: OpenText): boolean {
  const target = open.containerAt(to);
  if (!isList || !holder.isArray || holder.members.length !== 1) return false;
  return holder.spot?.holder === target && target?.members.some(({ name }) => name === as) === false;
}

function editsFor(
  change: Exclude<Change, { kind: 'remove' }>,
  spot: Spot,
  open: OpenText,
): readonly Edit[] | undefined {
  const { value } = spot.member;
  switch (change.kind) {
    case 'rename':
      return renameEdits(spot, change.to);
    case 'move':
      return spot.holder.spot && renameEdits(spot.holder.spot, change.as);
    case 'replace':
      return isScalar(value, open.text) ? [{ ...value, text: change.json }] : undefined;
    case 'wrap':
      return [insert(value.start, '['), insert(value.end, ']')];
    case 'unwrap': {
      const list = open.containerAt(change.path);
      const [item, second] = list?.members ?? [];
      if (list?.isArray !== true || item === undefined || second !== undefined) return undefined;
      return [
        { start: list.start, end: item.start, text: '' },
        { start: item.end, end: list.end, text: '' },
      ];
    }
  }
}

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
