import { createAbsence } from '../expression/analyse/absence.js';
import {
  asksForContent,
  asksForExtensionContent,
  elementTypeOf,
  givesEveryElement,
} from '../expression/analyse/element-invariant.js';
import {
  extensionTerms,
  givesExtensions,
  plainPath,
  type ExtensionTerm,
} from '../expression/analyse/extension-context.js';
import type { Constants } from '../expression/analyse/literal.js';
import { neededByCondition, neededByContext } from '../expression/analyse/needed-element.js';
import { givesElements, isSafeCondition, neverFails } from '../expression/analyse/never-fails.js';
import { dependsOnUrlAlone } from '../expression/analyse/url-alone.js';
import { isCovered } from '../expression/evaluator.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';

/** Which resources a rule has to be evaluated on, as far as its expressions tell. */
export interface Concern {
  /** A resource that has no extension with one of these urls cannot break the rule. */
  readonly urls: ReadonlySet<string> | undefined;
  /** The rule judges extensions, and nothing of them but the url. */
  readonly isOfUrlAlone: boolean;
  /** The rule asks of every element of the resource whether it holds anything. */
  readonly isOfContent: boolean;
  /** The rule asks of every extension of the resource whether it has a value or extensions. */
  readonly isOfExtensionContent: boolean;
  /** The rule judges every element of this type. */
  readonly type: string | undefined;
  /** The element of the resource without which the rule does not apply. */
  readonly needs: string | undefined;
  /** The context, where it is a plain path: `['rest', 'extension']`. */
  readonly path: readonly string[] | undefined;
  /** The context, where it lists extensions anywhere in the resource that the rule has asked for. */
  readonly terms: readonly ExtensionTerm[] | undefined;
}

/** fhirpath.js evaluates both operands of a condition, so that one may fail where the other has decided. */
const unknown: Concern = {
  urls: undefined,
  isOfUrlAlone: false,
  isOfContent: false,
  isOfExtensionContent: false,
  type: undefined,
  needs: undefined,
  path: undefined,
  terms: undefined,
};

export function concernOf(rule: Rule, { constants, fallback }: RulePack): Concern {
  const { context, when, expression } = rule;
  const all = [context, when, expression];
  if (fallback !== undefined && all.some((each) => each && !isCovered(each.tree))) return unknown;
  const isOfExtensions = context !== undefined && givesExtensions(context.tree, constants);
  const ofUrlAlone = [when, expression].every((each) => !each || dependsOnUrlAlone(each.tree, constants));
  const isOfUrlAlone = isOfExtensions && ofUrlAlone;
  const terms = context && extensionTerms(context.tree, constants);
  const urls = urlsOf(rule, constants);
  const elementType = context && elementTypeOf(context.tree);
  const areAskedFor =
    isOfUrlAlone || urls === undefined || terms?.every(({ url }) => url !== undefined) === true;
  return {
    urls,
    isOfUrlAlone,
    isOfContent:
      context !== undefined &&
      when === undefined &&
      givesEveryElement(context.tree) &&
      asksForContent(expression.tree),
    isOfExtensionContent:
      when === undefined && elementType === 'Extension' && asksForExtensionContent(expression.tree),
    type: elementType === 'Extension' || urls !== undefined ? undefined : elementType,
    needs: context ? neededByContext(context.tree) : when && neededByCondition(when.tree),
    path: context && plainPath(context.tree),
    terms: areAskedFor ? terms : undefined,
  };
}

/** What is evaluated before the part that tells must not fail, or its failure would go unseen. */
function urlsOf({ context, when, expression }: Rule, constants: Constants): Concern['urls'] {
  const absence = createAbsence(constants);
  const ofContext = context && absence.isEmpty(context.tree);
  if (ofContext !== undefined) return ofContext;
  const isSound = context && givesElements(context.tree, constants) && neverFails(context.tree, constants);
  if (isSound === false) return undefined;
  const ofWhen = when && absence.isNotTrue(when.tree);
  if (ofWhen !== undefined) return ofWhen;
  return when === undefined || isSafeCondition(when.tree, constants)
    ? absence.isTrue(expression.tree)
    : undefined;
}
