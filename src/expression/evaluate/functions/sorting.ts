import {
  collect,
  EvaluationError,
  fromCollection,
  single,
  spend,
  withIndex,
  type Compiled,
  type Environment,
} from '../compiled.js';
import { compareItems } from '../comparison.js';
import { isNode, systemValue, type Item } from '../item.js';
import { quantityOf } from '../quantity.js';
import type { CallExpression, Expression, UnaryExpression } from '../../syntax.js';
import type { FunctionTable } from './registry.js';

/** Sorts by each argument in turn. An empty key comes first. https://build.fhir.org/ig/HL7/FHIRPath/#sort */
export const sorting: FunctionTable = {
  sort: (input, given, call) =>
    fromCollection((focus, environment) => {
      const keys = given.length === 0 ? [itself] : given;
      const rows = collect(input, focus, environment).map((item, index) => ({
        item,
        keys: keys.map((key) => withIndex(environment, index, () => keyOf(key, item, environment))),
      }));
      rows.sort((a, b) => {
        spend(environment);
        for (const index of keys.keys()) {
          const order = compareKeys(a.keys[index], b.keys[index]);
          if (order !== 0) return isDescending(call, index) ? -order : order;
        }
        return 0;
      });
      return rows.map(({ item }) => item);
    }),
};

const itself: Compiled = { each: (focus, _, sink) => focus !== undefined && sink(focus) };

function keyOf(key: Compiled, item: Item, environment: Environment): Item | undefined {
  const found = single(key, item, environment);
  const isNone =
    found === undefined ||
    (isNode(found) && systemValue(found) === undefined && quantityOf(found) === undefined);
  if (isNone && found !== undefined && isNode(found) && found.value !== undefined)
    throw new EvaluationError('What has no value cannot be sorted by.');
  return isNone ? undefined : found;
}

function compareKeys(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const order = compareItems(a, b);
  if (order === undefined) throw new EvaluationError('The values have no known order.');
  return order;
}

/** A minus before the key says so too, also before a string, which has no negative. */
const isDescending = ({ descending, arguments: given }: CallExpression, index: number): boolean =>
  (descending?.includes(index) ?? false) !== isNegated(given[index]);

const isNegated = (key: Expression | undefined): key is UnaryExpression =>
  key?.kind === 'unary' && key.operator === '-';

export const withoutMinus = (key: Expression): Expression => (isNegated(key) ? key.operand : key);
