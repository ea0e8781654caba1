import { childExpressions, type Expression } from '../../expression/syntax.js';
import { ours, theirs, withRepairedJson, type Question, type Values } from './evaluate.js';
import { knownDifferences, type KnownDifference } from './known-differences.js';

/** What came of one comparison; `known` names the rows of the table that explain a difference. */
export type Verdict =
  | { readonly kind: 'equal' }
  | { readonly kind: 'known'; readonly names: readonly string[] }
  | { readonly kind: 'unexplained'; readonly ours: Values; readonly theirs: Values };

/** Asks both sides. */
export function compare(question: Question): Verdict {
  const our = inOrder(ours(question), question.tree);
  const their = inOrder(theirs(question), question.tree);
  if (agree(our, their)) return { kind: 'equal' };
  const rows = knownDifferences.filter(({ applies }) => applies({ ...question, ours: our, theirs: their }));
  const explaining = combinations(rows).find((some) => explains(some, question, our));
  return explaining === undefined
    ? { kind: 'unexplained', ours: our, theirs: their }
    : { kind: 'known', names: explaining.map(({ name }) => name) };
}

/** Each row alone, each two, each three, and all. */
function combinations(rows: readonly KnownDifference[]): (readonly KnownDifference[])[] {
  const more = (some: readonly KnownDifference[]): KnownDifference[][] =>
    rows.slice(rows.findIndex((row) => row === some.at(-1)) + 1).map((row) => [...some, row]);
  const single = rows.map((row) => [row]);
  const pairs = single.flatMap(more);
  return [...single, ...pairs, ...pairs.flatMap(more), rows];
}

/** An error of theirs may be nothing with us: neither satisfies a rule. */
export const agree = (our: Values, their: Values): boolean =>
  JSON.stringify(our) === JSON.stringify(their) || (their === 'error' && our.length === 0);

/** Rows that repair explain a difference if it is gone once fhirpath.js is asked in their way. */
function explains(rows: readonly KnownDifference[], question: Question, our: Values): boolean {
  const repairs = rows.flatMap(({ repair }) => repair ?? []);
  if (repairs.length === 0) return true;
  const repaired = withRepairedJson(question, repairs);
  const wanted = repaired === question ? our : inOrder(ours(repaired), question.tree);
  return agree(wanted, inOrder(theirs(repaired, repairs), question.tree));
}

const unorderedFunctions = new Set(['children', 'descendants', 'repeat']);

/** These functions give their items in no defined order. */
const isUnordered = (tree: Expression): boolean =>
  (tree.kind === 'call' && unorderedFunctions.has(tree.name)) || childExpressions(tree).some(isUnordered);

const inOrder = (values: Values, tree: Expression): Values =>
  values !== 'error' && isUnordered(tree) ? [...values].sort() : values;
