import { typeArgument, type CallExpression, type Expression } from './syntax.js';

/**
 * Says the same in a way that fhirpath.js gets right: a criterion that is the boolean `false` keeps the item there,
 * so criteria become `(criterion) = true`; and it knows the type Extension only where `extension(url)` gave it.
 */
export function rewriteForFhirpath(expression: Expression, visit?: (each: Expression) => void): Expression {
  visit?.(expression);
  const inner = (each: Expression): Expression => rewriteForFhirpath(each, visit);
  switch (expression.kind) {
    case 'member':
      return expression.base ? { ...expression, base: inner(expression.base) } : expression;
    case 'call':
      return rewriteCall({
        ...expression,
        ...(expression.base && { base: inner(expression.base) }),
        arguments: expression.arguments.map(inner),
      });
    case 'index':
      return { ...expression, base: inner(expression.base), index: inner(expression.index) };
    case 'unary':
      return { ...expression, operand: inner(expression.operand) };
    case 'type': {
      const operand = inner(expression.operand);
      return isExtension(expression.type) && expression.operator === 'is'
        ? hasUrl(operand)
        : { ...expression, operand };
    }
    case 'binary':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    default:
      return expression;
  }
}

const criteria = new Set(['where', 'exists', 'all']);

function rewriteCall(call: CallExpression): Expression {
  const [first] = call.arguments;
  if (first === undefined) return call;
  if (criteria.has(call.name)) return { ...call, arguments: [isTrue(first)] };
  if (!isExtension(typeArgument(call))) return call;
  if (call.name === 'ofType') return { ...call, name: 'where', arguments: [hasUrl(undefined)] };
  return call.name === 'is' && call.base !== undefined ? hasUrl(call.base) : call;
}

const isExtension = (type: string): boolean => type === 'Extension' || type === 'FHIR.Extension';

const isTrue = (criterion: Expression): Expression => ({
  kind: 'binary',
  operator: '=',
  left: criterion,
  right: { kind: 'literal', type: 'Boolean', value: true, start: criterion.start, end: criterion.end },
  start: criterion.start,
  end: criterion.end,
});

/** Of the types that rules meet, only an extension has a url and may stand anywhere. */
function hasUrl(base: Expression | undefined): Expression {
  const at = { start: base?.start ?? 0, end: base?.end ?? 0 };
  const url: Expression = { kind: 'member', name: 'url', ...(base && { base }), ...at };
  return { kind: 'call', name: 'exists', base: url, arguments: [], ...at };
}
