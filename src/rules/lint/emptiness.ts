import type { BinaryExpression, CallExpression, Expression } from '../../expression/syntax.js';
import { nameOf, neverEmpty, ofItems, whenFalse, whenTrue, type Known } from './known.js';

export interface Emptiness {
  /** The parts whose absence leaves an expression without a value. None: it has a value always. */
  emptyParts(expression: Expression, known: Known): readonly Expression[];
  /** The same, of a condition where no value counts as false: only what stands under a negation surprises. */
  negatedParts(condition: Expression, known: Known): readonly Expression[];
}

const none: readonly Expression[] = [];
const sometimesThere: ReadonlySet<string> = new Set(['parent', 'parentPath', 'parentType', 'index']);
/** These give items or nothing, whatever they are asked of. */
const selecting: ReadonlySet<string> = new Set([
  ...['where', 'select', 'repeat', 'repeatAll', 'ofType', 'as', 'tail', 'skip', 'take', 'extension'],
  ...['children', 'descendants', 'intersect', 'exclude'],
]);
const neverEmptyOperators: ReadonlySet<string> = new Set(['~', '!~', '&']);

const and = (known: Known, more: readonly string[]): Known =>
  more.length === 0 ? known : new Set([...known, ...more]);

/** `always` is known of every part; `isWithParent`: what is judged is not the resource itself. */
export function createEmptiness(always: Known, isWithParent: boolean): Emptiness {
  const memory = new Map<Expression, boolean>();
  const canBeEmpty = (expression: Expression): boolean => {
    const known = memory.get(expression);
    if (known !== undefined) return known;
    const found = emptyParts(expression, always).length > 0;
    memory.set(expression, found);
    return found;
  };

  /** What has a value where a condition is true or has none. */
  function whenNotFalse(condition: Expression): string[] {
    if (!canBeEmpty(condition)) return whenTrue(condition);
    if (condition.kind === 'binary' && condition.operator === 'and')
      return [...whenNotFalse(condition.left), ...whenNotFalse(condition.right)];
    return condition.kind === 'call' && condition.name === 'not' && condition.base
      ? whenNotTrue(condition.base)
      : [];
  }

  function whenNotTrue(condition: Expression): string[] {
    if (!canBeEmpty(condition)) return whenFalse(condition);
    if (condition.kind === 'binary') {
      if (condition.operator === 'or')
        return [...whenNotTrue(condition.left), ...whenNotTrue(condition.right)];
      if (condition.operator === 'implies')
        return [...whenNotFalse(condition.left), ...whenNotTrue(condition.right)];
    }
    return condition.kind === 'call' && condition.name === 'not' && condition.base
      ? whenNotFalse(condition.base)
      : [];
  }

  /** What is known in each operand: the other one has not decided alone. */
  function operands({ operator, left, right }: BinaryExpression, known: Known): readonly [Known, Known] {
    switch (operator) {
      case 'and':
        return [and(known, whenNotFalse(right)), and(known, whenTrue(left))];
      case 'or':
        return [and(known, whenNotTrue(right)), and(known, whenFalse(left))];
      case 'implies':
        return [and(known, whenNotTrue(right)), and(known, whenTrue(left))];
      default:
        return [known, known];
    }
  }

  function emptyParts(expression: Expression, known: Known): readonly Expression[] {
    if (known.has(nameOf(expression))) return none;
    switch (expression.kind) {
      case 'empty':
      case '$this':
        return [expression];
      case 'variable':
        return sometimesThere.has(expression.name) && !isWithParent ? [expression] : none;
      case 'member':
        return isInTypeInfo(expression.base) ? emptyParts(expression.base, known) : memberParts(expression);
      case 'index':
        return emptyParts(expression.base, known);
      case 'unary':
        return emptyParts(expression.operand, known);
      case 'type':
        return expression.operator === 'as' ? [expression] : emptyItems(expression.operand, known);
      case 'call':
        return emptyCall(expression, known);
      case 'binary':
        return emptyOperands(expression, known);
      default:
        return none;
    }
  }

  function emptyOperands(expression: BinaryExpression, known: Known): readonly Expression[] {
    const { operator, left, right } = expression;
    if (neverEmptyOperators.has(operator)) return none;
    if (operator === 'in') return emptyParts(left, known);
    if (operator === 'contains') return emptyParts(right, known);
    const [atLeft, atRight] = operands(expression, known);
    const [one, other] = [emptyParts(left, atLeft), emptyParts(right, atRight)];
    return operator === '|' && (one.length === 0 || other.length === 0) ? none : [...one, ...other];
  }

  /** An item without a value is an item. */
  const emptyItems = (expression: Expression | undefined, known: Known): readonly Expression[] =>
    expression === undefined || expression.kind === '$this' ? none : emptyParts(expression, known);

  function emptyCall(call: CallExpression, known: Known): readonly Expression[] {
    const { base, name, arguments: given } = call;
    if (neverEmpty.has(name)) return none;
    if (selecting.has(name)) return [call];
    if (name === 'combine' || name === 'union') {
      const [one, other] = [emptyItems(base, known), emptyItems(given[0], known)];
      return one.length === 0 || other.length === 0 ? none : one;
    }
    if (ofItems.has(name)) return emptyItems(base, known);
    if (base === undefined && !known.has('$this')) return [call];
    return [base, ...given].flatMap((each) => (each === undefined ? none : emptyParts(each, known)));
  }

  function negatedParts(condition: Expression, known: Known): readonly Expression[] {
    if (condition.kind === 'call' && condition.name === 'not') return emptyParts(condition, known);
    if (condition.kind !== 'binary') return none;
    const { operator, left, right } = condition;
    if (operator === '!=' || operator === 'xor') return emptyParts(condition, known);
    const [atLeft, atRight] = operands(condition, known);
    if (operator === 'implies') return [...emptyParts(left, atLeft), ...negatedParts(right, atRight)];
    return operator === 'and' || operator === 'or'
      ? [...negatedParts(left, atLeft), ...negatedParts(right, atRight)]
      : none;
  }

  return { emptyParts, negatedParts };
}

/** `type().name` */
const isInTypeInfo = (base: Expression | undefined): base is CallExpression =>
  base?.kind === 'call' && base.name === 'type';

/** `Patient.name` begins with the resource itself. */
const memberParts = (member: Expression & { readonly kind: 'member' }): readonly Expression[] =>
  member.base === undefined && /^[A-Z]/.test(member.name) ? none : [member];
