import { isPrimitive } from '../fhir/element.js';
import { locationOf } from '../fhir/location.js';
import { displayText, isNode, type Item } from '../expression/evaluate/item.js';

const maxLength = 60;
const maxShown = 3;

/** What a part of an expression gives, in a few words: `true`, `empty`, `"wss://…"`, `(12 items)`. */
export function valueText(items: readonly Item[]): string {
  const [first, second] = items;
  if (first === undefined) return 'empty';
  if (second === undefined) return itemText(first);
  const count = `${items.length.toString()} items`;
  const shown = items.slice(0, maxShown);
  if (shown.some((item) => isNode(item) && !isPrimitive(item))) return `(${count})`;
  const more = items.length > maxShown ? ', …' : '';
  return `(${count}: ${shown.map(itemText).join(', ')}${more})`;
}

/** One item, so that a string shows where it ends, and an element where it stands. */
export function itemText(item: Item): string {
  if (isNode(item) && !isPrimitive(item)) return `the ${displayText(item)} ${cut(locationOf(item))}`;
  if (isNode(item) && item.value === undefined) return `a ${item.type?.name ?? 'value'} without a value`;
  const isText = typeof (isNode(item) ? item.value : item) === 'string';
  return isText ? JSON.stringify(cut(displayText(item))) : cut(displayText(item));
}

/** Whole characters only: half of a pair would show as an escape. */
export function cut(text: string, length: number = maxLength): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
