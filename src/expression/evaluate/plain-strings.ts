import { isObject, type ElementNode, type JsonObject } from '../../fhir/element.js';
import { isA, type Model, type TypeDefinition } from '../../fhir/model/model.js';
import type { Expression } from '../syntax.js';

/**
 * The names of a path like `searchParam.select(name)` or `resource.type`, which begins at the element that an
 * expression stands on; undefined for any other.
 */
export function namesOf(expression: Expression | undefined): readonly string[] | undefined {
  if (expression?.kind === 'call' && expression.name === 'select') {
    const [argument] = expression.arguments;
    const [base, inner] = [namesOf(expression.base), namesOf(argument)];
    return base && inner && [...base, ...inner];
  }
  if (expression?.kind !== 'member' || /^[A-Z]/.test(expression.name)) return undefined;
  if (expression.base === undefined) return [expression.name];
  const base = namesOf(expression.base);
  return base && [...base, expression.name];
}

/**
 * The strings at the end of a path, straight from the JSON, without an element for each. Undefined where anything on
 * the way is not plain: another type than a string, a `_name` partner, a choice, what FHIR's JSON shape refuses.
 */
export function plainStrings(node: ElementNode, names: readonly string[]): readonly string[] | undefined {
  if (node.type?.kind === 'primitive' || node.isRefused || !isObject(node.value)) return undefined;
  const strings: string[] = [];
  return collect(node.value, node.type, node.model, names, 0, strings) ? strings : undefined;
}

function collect(
  holder: JsonObject,
  type: TypeDefinition | undefined,
  model: Model,
  names: readonly string[],
  at: number,
  strings: string[],
): boolean {
  const name = names[at] ?? '';
  const element = type?.elements.get(name);
  const target = element?.isChoice === false ? model.type(element.types[0] ?? '') : undefined;
  if (element === undefined || target === undefined) return false;
  const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
  const isLast = at === names.length - 1;
  if (target.kind === 'resource' || (target.kind === 'primitive') !== isLast) return false;
  if (isLast && (!isTextual(target) || Object.hasOwn(holder, `_${name}`))) return false;
  const take = (each: unknown): boolean => {
    if (!isLast) return isObject(each) && collect(each, target, model, names, at + 1, strings);
    if (typeof each === 'string') strings.push(each);
    return typeof each === 'string';
  };
  if (value === undefined) return true;
  return element.repeats ? Array.isArray(value) && value.every(take) : take(value);
}

/** Types whose values are equal where their characters are. */
const isTextual = (type: TypeDefinition): boolean =>
  type.json === 'string' && (isA(type, 'string') || isA(type, 'uri'));
