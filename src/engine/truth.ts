import { isNode, type Item } from '../expression/evaluate/item.js';

/** Whether a condition holds: its value is one true. */
export const isTrue = (items: readonly Item[]): boolean => {
  const [item, second] = items;
  if (item === undefined || second !== undefined) return false;
  return item === true || (isNode(item) && item.value === true);
};
