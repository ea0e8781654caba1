import type { Model } from '../../fhir/model/model.js';
import type { ElementDocument } from '../../rules/pack-document.js';
import type { PlacedElement } from './element-places.js';
import type { PackDraft } from './pack-draft.js';
import type { CodesOf } from './value-sets.js';

/** What a row says of an element beyond what the model of FHIR knows of it. */
export function rowOf(
  { said, element }: PlacedElement,
  draft: PackDraft,
  codesOf: CodesOf,
  model: Model,
): ElementDocument {
  const { min = 0, max } = said;
  const most = max === undefined || max === '*' ? undefined : Number(max);
  const isTighter = most !== undefined && (most === 0 || element.repeats);
  const stated = [...new Set((said.types ?? []).map(({ code }) => code))];
  const types = stated.filter((code) => element.types.includes(code));
  const [first = ''] = types;
  const isNarrower = types.length > 0 && types.length < element.types.length;
  for (const code of stated.filter((each) => /^[A-Z]/.test(each) && model.type(each) === undefined))
    draft.unsaid.push(`${said.id} is a ${code}, which FHIR ${model.release} does not have.`);
  return {
    ...(min > 0 && most !== 0 && { min }),
    ...(isTighter && { max: most }),
    ...(isNarrower && { type: types.length === 1 ? first : types }),
    ...bindingOf(said, types.length > 0 ? types : element.types, draft, codesOf, model),
  };
}

/** A row lists codes for what is a text by itself. */
function bindingOf(
  { id, binding }: PlacedElement['said'],
  types: readonly string[],
  draft: PackDraft,
  codesOf: CodesOf,
  model: Model,
): ElementDocument {
  const isText = types.every(
    (each) => model.type(each)?.kind === 'primitive' && /^(code|string|uri)$/.test(each),
  );
  if (binding?.strength !== 'required' || !isText) return {};
  const name = binding.valueSet.split('|')[0] ?? '';
  const codes = codesOf(binding.valueSet);
  if (codes === undefined) {
    draft.unsaid.push(`${id} is bound to ${name} (required), whose codes are not in the source.`);
    return {};
  }
  draft.valueSets[name] = [...new Set(codes.map(({ code }) => code))];
  return { binding: name };
}
