import { modelOf, type Model } from '../../fhir/model/model.js';
import type { ExtensionDocument, ValueDocument } from '../../rules/pack-document.js';
import type { Definition } from './definition.js';
import { definitionFacts } from './definition-facts.js';
import type { DefinitionElement } from './definition-element.js';
import { exampleResource } from './example-resource.js';
import { addContextRules, contextRow } from './extension-context.js';
import { addExtensionInvariants } from './extension-invariants.js';
import { addInnerRules } from './extension-parts.js';
import { addValueRules, valueRow } from './extension-value.js';
import { headOf, ofRelease } from './head.js';
import type { PackDraft } from './pack-draft.js';
import { partsOf, partUrl } from './places.js';
import type { CodesOf } from './value-sets.js';

/** The definition of an extension as a pack: a row of `extensions`, and rules for what a row does not say. */
export function extensionDraft(definition: Definition, codesOf: CodesOf): PackDraft {
  const { url, elements, carried } = definition;
  const model = modelOf(definition.release);
  const root = elements[0];
  const head: PackDraft = {
    constants: { url },
    ...(carried === undefined && { definition: definitionFacts(definition) }),
    ...headOf(definition, 'Resource'),
  };
  const context = contextRow(definition, head, model);
  const holder = exampleResource(context.context, model);
  const draft = holder === undefined ? head : { ...head, base: { resourceType: holder } };
  draft.extensions[url] = {
    ...context,
    ...(root?.isModifier === true && { modifier: true }),
    ...(root === undefined ? {} : maximum(root)),
    ...contentRow(definition, draft, codesOf, model),
    ...ofRelease(draft, definition),
  };
  addContextRules(definition, draft, model);
  addExtensionInvariants(definition, draft);
  return draft;
}

const maximum = ({ max = '*' }: DefinitionElement): Pick<ValueDocument, 'max'> =>
  max === '*' ? {} : { max: Number(max) };

/** What the extension holds: a value, or extensions of its own. */
function contentRow(
  definition: Definition,
  draft: PackDraft,
  codesOf: CodesOf,
  model: Model,
): Omit<ExtensionDocument, 'context'> {
  const parts = partsOf('Extension', definition);
  if (parts.length === 0) {
    const own = { id: 'Extension', part: undefined };
    addValueRules(own, definition, draft, codesOf);
    return valueRow(own, definition, draft, codesOf, model);
  }
  const rows = parts.map((each): [string, ValueDocument] => {
    const part = partUrl(each, definition);
    const { min = 0 } = each;
    const counts = { ...(min > 0 && { min }), ...maximum(each) };
    if (partsOf(each.id, definition).length > 0) {
      addInnerRules(each, definition, draft);
      return [part, counts];
    }
    addValueRules({ id: each.id, part }, definition, draft, codesOf);
    return [part, { ...counts, ...valueRow({ id: each.id, part }, definition, draft, codesOf, model) }];
  });
  return { extensions: Object.fromEntries(rows) };
}
