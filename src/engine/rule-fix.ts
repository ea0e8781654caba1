import { eachChildNamed } from '../fhir/children.js';
import { isObject, isPrimitive, type ElementNode } from '../fhir/element.js';
import { jsonPathOf, locationOf } from '../fhir/location.js';
import { EvaluationError } from '../expression/evaluate/compiled.js';
import { isNode, type Item } from '../expression/evaluate/item.js';
import type { Variables } from '../expression/evaluator.js';
import { shown, type Change, type Fix } from '../input/change.js';
import type { FixField } from '../rules/expressions-of.js';
import type { CompiledFix } from './compile-fix.js';
import { isTrue } from './truth.js';

type Sketch = Omit<Fix, 'isSafe'>;

/** How a rule mends the element that broke it; undefined where it cannot be done there. */
export function ruleFix(
  { fix, evaluate }: CompiledFix,
  node: ElementNode,
  variables: Variables,
): Fix | undefined {
  const items = (field: FixField): readonly Item[] => evaluate.get(field)?.(node, variables) ?? [];
  try {
    if (fix.when !== undefined && !isTrue(items('when'))) return undefined;
    const sketch = sketchOf(fix, node, items);
    return sketch && { ...sketch, isSafe: fix.safe };
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

function sketchOf(
  fix: CompiledFix['fix'],
  node: ElementNode,
  items: (field: FixField) => readonly Item[],
): Sketch | undefined {
  switch (fix.kind) {
    case 'rename':
      return renamed(node, fix.element, fix.to);
    case 'move': {
      const [target, second] = items('move');
      if (target === undefined || second !== undefined || !isNode(target)) return undefined;
      return moved(node, target, fix.as ?? node.name);
    }
    case 'remove':
      return removed(items('remove').filter(isNode));
    case 'replace': {
      const [what, more] = items('replace');
      const [value, second] = items('with');
      if (what === undefined || more !== undefined || second !== undefined || !isNode(what)) return undefined;
      return replaced(what, value !== undefined && isNode(value) ? value.value : value);
    }
  }
}

/** Only where the value is of the JSON kind that the other type has. */
function renamed(node: ElementNode, name: string, to: string): Sketch | undefined {
  let child: ElementNode | undefined;
  eachChildNamed(node, name, (found) => {
    child = found;
    return true;
  });
  const type = node.model.type(to);
  if (child?.type === undefined || child.isRefused || !isPrimitive(child)) return undefined;
  const { property } = child;
  const right = name + to.charAt(0).toUpperCase() + to.slice(1);
  if (type?.kind !== 'primitive' || type.json !== child.type.json || property === right) return undefined;
  return {
    description: `write ${right} instead of ${property}`,
    changes: [{ kind: 'rename', path: jsonPathOf(child), to: right }],
  };
}

/** Only an object, which has no partner that would have to move with it. */
function moved(node: ElementNode, target: ElementNode, as: string): Sketch | undefined {
  const element = target.type?.elements.get(as);
  const { type } = node;
  if (element === undefined || type === undefined || element.isChoice) return undefined;
  if (!isObject(node.value) || !isObject(target.value) || !element.types.includes(type.name))
    return undefined;
  if (!element.repeats && Object.hasOwn(target.value, as)) return undefined;
  const change: Change = {
    kind: 'move',
    path: jsonPathOf(node),
    to: jsonPathOf(target),
    as,
    isList: element.repeats,
  };
  return { description: `move ${locationOf(node)} to ${locationOf(target)}.${as}`, changes: [change] };
}

function removed(nodes: readonly ElementNode[]): Sketch | undefined {
  const [first] = nodes;
  // Values and partners of a list stand side by side; to take one away would shift the others.
  if (first === undefined || nodes.some((node) => node.index >= 0 && node.partner !== undefined))
    return undefined;
  const changes = nodes.flatMap((node): Change[] => {
    const path = jsonPathOf(node);
    const isBoth = node.value !== undefined && node.partner !== undefined && isPrimitive(node);
    const partner = [...path.slice(0, -1), `_${node.property}`];
    return [{ kind: 'remove', path }, ...(isBoth ? [{ kind: 'remove', path: partner } as const] : [])];
  });
  return { description: `remove ${nodes.map(locationOf).join(' and ')}`, changes };
}

function replaced(node: ElementNode, value: unknown): Sketch | undefined {
  if (!isPrimitive(node) || node.value === undefined || typeof value !== node.type?.json) return undefined;
  if (value === node.value) return undefined;
  return {
    description: `write ${shown(value)} instead of ${shown(node.value)}`,
    changes: [{ kind: 'replace', path: jsonPathOf(node), json: JSON.stringify(value) }],
  };
}
