import { isObject, type ElementNode, type JsonObject } from '../../fhir/element.js';
import { isA, type ElementDefinition, type Model, type TypeDefinition } from '../../fhir/model/model.js';
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

/** One step of a path, from objects of one type. */
interface Step {
  readonly name: string;
  /** The `_name` partner of the last step's primitive. */
  readonly partner: string | undefined;
  readonly repeats: boolean;
}

/**
 * Finds the strings at the end of a path, straight from the JSON, without an element for each. Undefined where
 * anything on the way is not plain: another type than a string, a `_name` partner, a choice, what FHIR's JSON shape
 * refuses.
 */
export function createPlainStrings(
  names: readonly string[],
): (node: ElementNode) => readonly string[] | undefined {
  // An expression mostly stands on elements of one type.
  let known: { readonly type: TypeDefinition; readonly steps: readonly Step[] | undefined } | undefined;
  return ({ type, value, isRefused, model }) => {
    if (type === undefined || type.kind === 'primitive' || isRefused || !isObject(value)) return undefined;
    if (known?.type !== type) known = { type, steps: stepsFrom(type, model, names) };
    const strings: string[] = [];
    return known.steps !== undefined && collect(value, known.steps, 0, strings) ? strings : undefined;
  };
}

function stepsFrom(start: TypeDefinition, model: Model, names: readonly string[]): Step[] | undefined {
  const steps: Step[] = [];
  let type = start;
  for (const [at, name] of names.entries()) {
    const element: ElementDefinition | undefined = type.elements.get(name);
    const target = element?.isChoice === false ? model.type(element.types[0] ?? '') : undefined;
    const isLast = at === names.length - 1;
    if (element === undefined || target === undefined || target.kind === 'resource') return undefined;
    if (isLast ? !isTextual(target) : target.kind === 'primitive') return undefined;
    type = target;
    steps.push({ name, partner: isLast ? `_${name}` : undefined, repeats: element.repeats });
  }
  return steps;
}

/** False where something is not plain. */
function collect(holder: JsonObject, steps: readonly Step[], at: number, strings: string[]): boolean {
  const step = steps[at];
  if (step === undefined) return false;
  const { name, partner, repeats } = step;
  if (partner !== undefined && Object.hasOwn(holder, partner)) return false;
  const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
  if (value === undefined) return true;
  if (repeats !== Array.isArray(value)) return false;
  if (!Array.isArray(value)) return take(value, steps, at, strings);
  for (const each of value) if (!take(each, steps, at, strings)) return false;
  return true;
}

function take(value: unknown, steps: readonly Step[], at: number, strings: string[]): boolean {
  if (at < steps.length - 1) return isObject(value) && collect(value, steps, at + 1, strings);
  if (typeof value !== 'string') return false;
  strings.push(value);
  return true;
}

/** Types whose values are equal where their characters are. */
const isTextual = (type: TypeDefinition): boolean =>
  type.json === 'string' && type.kind === 'primitive' && (isA(type, 'string') || isA(type, 'uri'));

/**
 * Tells whether an element is there, straight from the JSON; undefined where that takes a closer look.
 */
export function createPlainExists(name: string): (node: ElementNode) => boolean | undefined {
  let known:
    { readonly type: TypeDefinition; readonly isPlain: boolean; readonly repeats: boolean } | undefined;
  return ({ type, value, isRefused, model }) => {
    if (type === undefined || type.kind === 'primitive' || isRefused || !isObject(value)) return undefined;
    if (known?.type !== type) {
      const element = type.elements.get(name);
      const target = element?.isChoice === false ? model.type(element.types[0] ?? '') : undefined;
      const isPlain = target !== undefined && target.kind !== 'resource';
      known = { type, isPlain, repeats: element?.repeats === true };
    }
    if (!known.isPlain) return undefined;
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    if (own === undefined) return Object.hasOwn(value, `_${name}`) ? undefined : false;
    const first: unknown = known.repeats && Array.isArray(own) ? own[0] : own;
    if (known.repeats !== Array.isArray(own)) return undefined;
    return typeof first === 'string' || typeof first === 'boolean' || isObject(first) ? true : undefined;
  };
}

/** So few are compared faster one by one. */
const few = 8;

export function areDistinct(strings: readonly string[]): boolean {
  if (strings.length > few) return new Set(strings).size === strings.length;
  return strings.every((each, at) => !strings.includes(each, at + 1));
}
