import { isObject, type ElementNode } from '../fhir/element.js';
import { resourceOf } from '../fhir/location.js';
import { isA } from '../fhir/model/model.js';
import { EvaluationError, type Budget } from '../expression/evaluate/compiled.js';
import { isNode } from '../expression/evaluate/item.js';
import { variablesFor } from '../rules/variables.js';
import type { CompiledRule } from './compile-rules.js';
import type { Concerns } from './concerns-in.js';

/** A resource as the rules that judge it share it. */
export interface ResourceView {
  readonly resource: ElementNode;
  /** The date that the caller gave: `%asOf`. */
  readonly asOf: string | undefined;
  /** The nodes that a rule judges: those of this resource itself whose JSON shape is sound. */
  nodes(rule: CompiledRule, budget: Budget): readonly ElementNode[];
}

/**
 * Rules with the same context share its nodes. Where it is given what was found in the resource, contexts that ask
 * for that are not evaluated.
 */
export function createView(
  resource: ElementNode,
  asOf: string | undefined,
  found?: Omit<Concerns, 'rules'>,
): ResourceView {
  const known = new Map<string, readonly ElementNode[]>();
  return {
    resource,
    asOf,
    nodes(rule, budget) {
      const { context, contextKey, concern } = rule;
      if (context === undefined || contextKey === undefined) return [resource];
      if (found !== undefined && concern.isOfContent) return found.hollow;
      if (found !== undefined && concern.isOfExtensionContent) return found.unsound;
      if (found !== undefined && concern.type !== undefined) return ofType(concern.type, found.typed);
      if (found !== undefined && concern.terms !== undefined) return listed(concern.terms, found.extensions);
      let nodes = known.get(contextKey);
      if (nodes === undefined)
        known.set(contextKey, (nodes = evaluated(context, rule, resource, asOf, budget)));
      return nodes;
    },
  };
}

function listed(
  terms: NonNullable<CompiledRule['concern']['terms']>,
  extensions: readonly ElementNode[],
): ElementNode[] {
  return terms.flatMap(({ property, url, isBelow }) =>
    extensions.filter(
      (node) =>
        node.property === property &&
        (url === undefined || urlOf(node) === url) &&
        isBelow === (node.parent?.type?.kind !== 'resource'),
    ),
  );
}

const ofType = (type: string, nodes: readonly ElementNode[]): ElementNode[] =>
  nodes.filter((node) => isA(node.type, type));

const urlOf = ({ value }: ElementNode): unknown =>
  isObject(value) && Object.hasOwn(value, 'url') ? value.url : undefined;

function evaluated(
  context: NonNullable<CompiledRule['context']>,
  { pack }: CompiledRule,
  resource: ElementNode,
  asOf: string | undefined,
  budget: Budget,
): ElementNode[] {
  const items = context(resource, variablesFor(resource, pack.constants, asOf), budget);
  return items.filter((item): item is ElementNode => {
    if (!isNode(item))
      throw new EvaluationError('The context gives a value that is no element of the resource.');
    return !item.isRefused && resourceOf(item).value === resource.value;
  });
}
