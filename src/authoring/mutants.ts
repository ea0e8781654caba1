import { printExpression } from '../expression/print.js';
import { childExpressions, type Expression } from '../expression/syntax.js';
import { changesOf, type ChangeContext } from './changes.js';

/** An expression with one small change. */
export interface Mutant {
  readonly tree: Expression;
  /** The whole changed expression as printed. */
  readonly text: string;
  /** The part that changes, as it is in the original tree. */
  readonly part: Expression;
  /** What stood there, and what stands there now. */
  readonly from: string;
  readonly to: string;
}

/** What to do with a part, in ways of which the first acceptable one counts. */
interface Variant {
  readonly part: Expression;
  readonly from: string;
  readonly ways: readonly { readonly tree: Expression; readonly to: string }[];
}

/** Every small change of an expression that `isAccepted` accepts and that makes another text, each text once. */
export function mutantsOf(
  tree: Expression,
  context: ChangeContext,
  isAccepted: (tree: Expression) => boolean,
): Mutant[] {
  const known = new Set([printExpression(tree)]);
  return variantsOf(tree, context).flatMap(({ part, from, ways }) => {
    for (const way of ways) {
      const text = printExpression(way.tree);
      if (known.has(text)) continue;
      if (!isAccepted(way.tree)) continue;
      known.add(text);
      return [{ tree: way.tree, text, part, from, to: way.to }];
    }
    return [];
  });
}

function variantsOf(expression: Expression, context: ChangeContext): Variant[] {
  const own = changesOf(expression, context).map(({ ways, from, to }) => ({
    part: expression,
    from: from ?? printExpression(expression),
    ways: ways.map((tree) => ({ tree, to: to ?? printExpression(tree) })),
  }));
  const inner = childExpressions(expression).flatMap((child, index) =>
    variantsOf(child, context).map((variant) => ({
      ...variant,
      ways: variant.ways.map(({ tree, to }) => ({ tree: withChild(expression, index, tree), to })),
    })),
  );
  return [...own, ...inner];
}

/** The same with another child, by its position in `childExpressions`. */
function withChild(expression: Expression, index: number, child: Expression): Expression {
  switch (expression.kind) {
    case 'member':
      return { ...expression, base: child };
    case 'call': {
      if (expression.base !== undefined && index === 0) return { ...expression, base: child };
      const position = expression.base === undefined ? index : index - 1;
      return { ...expression, arguments: expression.arguments.with(position, child) };
    }
    case 'index':
      return index === 0 ? { ...expression, base: child } : { ...expression, index: child };
    case 'unary':
    case 'type':
      return { ...expression, operand: child };
    case 'binary':
      return index === 0 ? { ...expression, left: child } : { ...expression, right: child };
    default:
      return expression;
  }
}
