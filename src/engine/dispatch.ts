import { rootNode, type ElementNode } from '../fhir/element.js';
import { isA, modelOf, type TypeDefinition } from '../fhir/model/model.js';
import type { JsonPath } from '../fhir/location.js';
import type { Release } from '../fhir/release.js';
import { EvaluationError } from '../expression/evaluate/compiled.js';
import { createBudget } from '../expression/evaluator.js';
import type { Interest } from '../input/interest.js';
import { variablesFor } from '../rules/variables.js';
import { appliesTo, type CompiledRule } from './compile-rules.js';
import { isTrue } from './truth.js';

/** Says which rules have to be evaluated on a resource. All others cannot find anything there. */
export interface Dispatch extends Interest {
  /** Those to evaluate on a resource of a type, of which some rules are `concerned` by something in it. */
  rulesFor(
    type: TypeDefinition,
    release: Release,
    concerned: ReadonlySet<CompiledRule> | undefined,
  ): readonly CompiledRule[];
  /** Those that have to be evaluated where there is an extension with this url at this place. */
  concernedBy(url: unknown, path: JsonPath): readonly CompiledRule[];
  /** Those that ask of every element whether it holds anything. */
  readonly ofContent: readonly CompiledRule[];
  /** Those that ask of every extension whether it has a value or extensions. */
  readonly ofExtensionContent: readonly CompiledRule[];
  /** Those that judge every element of a type. */
  ofType(type: TypeDefinition): readonly CompiledRule[];
}

/** Urls whose rules are remembered; a hostile resource may have any number of them. */
const maxKnown = 10_000;

export function createDispatch(rules: readonly CompiledRule[]): Dispatch {
  const byUrl = new Map<string, CompiledRule[]>();
  const ofUrlAlone: CompiledRule[] = [];
  const ofAnyExtension: CompiledRule[] = [];
  const ofContent: CompiledRule[] = [];
  const ofExtensionContent: CompiledRule[] = [];
  const ofTypes: CompiledRule[] = [];
  const others: CompiledRule[] = [];
  for (const rule of rules) {
    const { urls, isOfUrlAlone, isOfContent, isOfExtensionContent, terms, type } = rule.concern;
    if (urls !== undefined) for (const url of urls) byUrl.set(url, [...(byUrl.get(url) ?? []), rule]);
    else if (isOfUrlAlone) ofUrlAlone.push(rule);
    else if (terms !== undefined) ofAnyExtension.push(rule);
    else if (isOfContent) ofContent.push(rule);
    else if (isOfExtensionContent) ofExtensionContent.push(rule);
    else (type === undefined ? others : ofTypes).push(rule);
  }
  const always = applicable(others);
  const known = new Map<unknown, readonly CompiledRule[]>();
  const concernedBy = (url: unknown): readonly CompiledRule[] => {
    if (typeof url !== 'string') return [...ofUrlAlone, ...ofAnyExtension];
    let concerned = known.get(url);
    if (concerned === undefined) {
      concerned = [
        ...(byUrl.get(url) ?? []),
        ...ofUrlAlone.filter((rule) => !passes(rule, url)),
        ...ofAnyExtension,
      ];
      if (known.size >= maxKnown) known.clear();
      known.set(url, concerned);
    }
    return concerned;
  };
  const ofType = (type: TypeDefinition): CompiledRule[] =>
    ofTypes.filter(({ concern }) => concern.type !== undefined && isA(type, concern.type));
  // Most extensions of a statement have the url of the one before.
  let lastUrl: unknown;
  let last = concernedBy(lastUrl);
  return {
    rulesFor: (type, release, concerned) => {
      const necessary = always(type, release);
      if (concerned === undefined) return necessary;
      return [...necessary, ...[...concerned].filter((rule) => appliesTo(rule, type, release))];
    },
    concernedBy: (url, path) => concernedBy(url).filter((rule) => isConcernedAt(rule, path, path.length)),
    ofContent,
    ofExtensionContent,
    ofType,
    inHollowElements: ofContent.length > 0,
    inUnsoundExtensions: ofExtensionContent.length > 0,
    isSoughtType: (type) => ofType(type).length > 0,
    isOfInterest: (url, path, level) => {
      if (url !== lastUrl) {
        lastUrl = url;
        last = concernedBy(url);
      }
      for (const rule of last) if (isConcernedAt(rule, path, level)) return true;
      return false;
    },
  };
}

function applicable(
  rules: readonly CompiledRule[],
): (type: TypeDefinition, release: Release) => readonly CompiledRule[] {
  const known = new Map<TypeDefinition, Map<Release, readonly CompiledRule[]>>();
  return (type, release) => {
    let ofType = known.get(type);
    if (ofType === undefined) known.set(type, (ofType = new Map<Release, readonly CompiledRule[]>()));
    let found = ofType.get(release);
    if (found === undefined) {
      found = rules.filter((rule) => appliesTo(rule, type, release));
      ofType.set(release, found);
    }
    return found;
  };
}

/** Whether a rule that looks at nothing but the url has nothing to say of an extension. */
function passes({ when, expression, pack }: CompiledRule, url: string): boolean {
  const node = extensionWith(url);
  // What depends on another variable does not depend on the url alone.
  const variables = variablesFor(node, pack.constants, undefined);
  const budget = createBudget();
  try {
    return (
      (when !== undefined && !isTrue(when(node, variables, budget))) ||
      isTrue(expression(node, variables, budget))
    );
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

function extensionWith(url: string): ElementNode {
  const model = modelOf('4.0');
  return { ...rootNode({ url }, model), type: model.type('Extension'), name: 'extension' };
}

const isConcernedAt = ({ concern }: CompiledRule, path: JsonPath, level: number): boolean =>
  !concern.isOfUrlAlone || mayReach(concern.path, path, level);

/** Whether a context that is a plain path may come to a place. Names of choice elements are longer in JSON. */
function mayReach(names: readonly string[] | undefined, path: JsonPath, level: number): boolean {
  if (names === undefined) return true;
  let at = names.length - 1;
  for (let step = level - 1; step >= 0 && at >= 0; step--) {
    const property = path[step];
    if (typeof property !== 'string') continue;
    const name = names[at];
    if (name !== undefined && !property.startsWith(name) && !property.startsWith(`_${name}`)) return false;
    at -= 1;
  }
  return at < 0;
}
