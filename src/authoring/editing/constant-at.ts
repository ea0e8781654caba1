import type { Range, ScalarSpot, YamlTree } from './yaml-tree.js';
import { expressionSpot } from './expression-spot.js';

/** Where the constant is defined that a string names at an offset: `%name` in an expression, `$name` in an example. */
export function constantAt(spot: ScalarSpot, tree: YamlTree): Range | undefined {
  const expression = expressionSpot(spot, tree);
  const name =
    expression === undefined
      ? nameAround(spot.value, spot.offset, /^\$([A-Za-z]\w*)/g)
      : nameAround(expression.text, expression.offset, /%[`']?([A-Za-z]\w*)[`']?/g);
  return name === undefined ? undefined : tree.rangeOfKey(['constants', name]);
}

function nameAround(text: string, offset: number, form: RegExp): string | undefined {
  for (const match of text.matchAll(form)) {
    if (match.index <= offset && offset <= match.index + match[0].length) return match[1];
  }
  return undefined;
}
