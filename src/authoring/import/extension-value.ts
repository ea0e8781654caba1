import type { Model } from '../../fhir/model/model.js';
import type { ValueDocument } from '../../rules/pack-document.js';
import type { Definition } from './definition.js';
import type { DefinitionElement } from './definition-element.js';
import { inPart } from './extension-parts.js';
import { addRule, type PackDraft } from './pack-draft.js';
import { elementOf, everywhere } from './places.js';
import { valueConditions, valueProperty, withValue } from './value-condition.js';
import type { CodesOf } from './value-sets.js';

/** An extension, or a part of one, that holds a value. */
export interface ValueHolder {
  /** Id of its element: `Extension`, `Extension.extension:author`. */
  readonly id: string;
  /** The part's url; undefined for the extension itself. */
  readonly part: string | undefined;
}

/** The types and the codes of a value, as a row says them. */
export function valueRow(
  { id }: ValueHolder,
  definition: Definition,
  draft: PackDraft,
  codesOf: CodesOf,
  model: Model,
): ValueDocument {
  const value = elementOf(`${id}.value[x]`, definition);
  if (value === undefined || value.max === '0') return {};
  const allowed = model.type('Extension')?.elements.get('value')?.types ?? [];
  const stated = [...new Set((value.types ?? []).map(({ code }) => code))];
  const types = stated.filter((code) => allowed.includes(code));
  if (stated.length === 0) draft.unsaid.push(`${value.id}: the definition does not name its type.`);
  for (const code of stated.filter((each) => !allowed.includes(each)))
    draft.unsaid.push(`${value.id}: FHIR ${model.release} has no extension with a ${code}.`);
  // A definition that names all types limits nothing.
  if (types.length === 0 || types.length === allowed.length) return {};
  const [first = ''] = types;
  const type = types.length === 1 ? first : types;
  return { type, ...bindingRow(value, types, draft, codesOf, model) };
}

/** A row lists codes for what is a text by itself. */
function bindingRow(
  { id, binding }: DefinitionElement,
  types: readonly string[],
  draft: PackDraft,
  codesOf: CodesOf,
  model: Model,
): ValueDocument {
  const isText = types.every((each) => /^(code|string|uri)$/.test(each) && model.type(each) !== undefined);
  if (binding?.strength !== 'required' || !isText) return {};
  const codes = codesOf(binding.valueSet);
  const name = binding.valueSet.split('|')[0] ?? '';
  if (codes === undefined) {
    draft.unsaid.push(`${id} is bound to ${name} (required), whose codes are not in the source.`);
    return {};
  }
  draft.valueSets[name] = [...new Set(codes.map(({ code }) => code))];
  return { binding: name };
}

/** Rules for what no row says of a value: what it is fixed to, its pattern, the codes within it. */
export function addValueRules(
  { id, part }: ValueHolder,
  definition: Definition,
  draft: PackDraft,
  codesOf: CodesOf,
): void {
  const value = elementOf(`${id}.value[x]`, definition);
  if (value === undefined || value.max === '0') return;
  const { conditions, unsaid } = valueConditions(value, codesOf);
  draft.unsaid.push(...unsaid);
  for (const { key, code, human, expression, type, good, bad } of conditions) {
    draft.good[part ?? ''] = { [valueProperty(type)]: good };
    addRule(draft, {
      key: `${part ?? 'value'}-${key}`,
      severity: 'error',
      code,
      human: `The value${part === undefined ? '' : ` of ${part}`} ${human}.`,
      context: `${everywhere}${part === undefined ? '' : `.extension('${part}')`}.value`,
      expression,
      extensions: { fail: inPart(part, (each) => withValue(each, type, bad)) },
    });
  }
}
