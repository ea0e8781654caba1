import type { JsonObject } from '../../fhir/element.js';
import type { Definition } from './definition.js';
import type { DefinitionConstraint } from './definition-element.js';
import { constraintRule, isOfEveryElement } from './constraint-rule.js';
import { restoredRule } from './restored.js';
import { addRule, type ChangeExtension, type PackDraft } from './pack-draft.js';
import { everywhere } from './places.js';
import { withoutContent } from './value-condition.js';
import { inPart } from './extension-parts.js';

/** The invariants of an extension and of what is in it. */
export function addExtensionInvariants(definition: Definition, draft: PackDraft): void {
  const { elements, url } = definition;
  const row = draft.extensions[url];
  if (row?.modifier === true)
    draft.unsaid.push('ele-1 and ext-1 of a modifier extension: no rule asks for them by its url.');
  else addUniversal(definition, draft);
  for (const { id, constraints } of elements) {
    for (const constraint of constraints) {
      const restored = restoredRule(constraint);
      if (restored !== undefined) draft.rules.push(restored);
      if (restored !== undefined || isOfEveryElement(constraint)) continue;
      const below = id.split('.').slice(1).join('.');
      if (
        constraint.expression === undefined ||
        (below !== '' && below !== 'value[x]') ||
        row?.modifier === true
      ) {
        draft.unsaid.push(
          `The invariant ${constraint.key} of ${id}: ${constraint.expression ?? 'it has no expression'}`,
        );
        continue;
      }
      const suffix = below === '' ? '' : '.value';
      addRule(draft, {
        ...constraintRule(constraint, url),
        context: everywhere + suffix,
        sought: { context: everywhere + suffix, expression: constraint.expression, ofExtension: true },
      });
    }
  }
}

/** ele-1 of the value, and ext-1 where no row says as much. */
function addUniversal({ elements, url }: Definition, draft: PackDraft): void {
  const constraint = (key: string): DefinitionConstraint | undefined =>
    elements
      .flatMap(({ constraints }) => constraints)
      .find((each) => each.key === key && isOfEveryElement(each) && restoredRule(each) === undefined);
  const row = draft.extensions[url];
  const [ele, ext] = [constraint('ele-1'), constraint('ext-1')];
  const parts = Object.entries(row?.extensions ?? {});
  const needed = parts.filter(([, { min = 0 }]) => min > 0);
  // An extension in good form has these, and else the first.
  const part = (needed.length > 0 ? needed : parts.slice(0, 1)).find(
    ([, { type }]) => type !== undefined,
  )?.[0];
  if (ele !== undefined && (parts.length === 0 || part !== undefined)) {
    addRule(draft, {
      ...constraintRule(ele, url),
      context: `${everywhere}${part === undefined ? '' : '.extension'}.value`,
      extensions: {
        pass: [unchanged, absent].map((each) => inPart(part, each)),
        fail: inPart(part, emptied),
      },
    });
  }
  const isSaid = row?.type !== undefined || parts.some(([, { min = 0 }]) => min > 0);
  if (ext === undefined || isSaid) return;
  addRule(draft, {
    ...constraintRule(ext, url),
    context: everywhere,
    // A value beside extensions is the row's to tell.
    ...(parts.length > 0 && { when: 'value.empty()' }),
    expression: parts.length > 0 ? 'extension.exists()' : (ext.expression ?? ''),
    extensions: { fail: withoutContent },
  });
}

const unchanged: ChangeExtension = (extension) => extension;

/** A primitive value that is absent with a reason, and an id. */
const absent: ChangeExtension = (extension) => {
  const property = valueIn(extension);
  if (property === undefined || typeof extension[property] === 'object') return extension;
  const reason = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' };
  return { ...withoutContent(extension), [`_${property}`]: { id: 'a', extension: [reason] } };
};

const valueIn = (extension: JsonObject): string | undefined =>
  Object.keys(extension).find((name) => /^value[A-Z]/.test(name));

/** The value with nothing but an id. */
function emptied(extension: JsonObject): JsonObject {
  const property = valueIn(extension);
  if (property === undefined) return extension;
  const isComplex = typeof extension[property] === 'object';
  return { ...withoutContent(extension), [isComplex ? property : `_${property}`]: { id: 'a' } };
}
