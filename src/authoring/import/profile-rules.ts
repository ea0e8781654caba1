import type { PlacedElement } from './element-places.js';
import { isOneOf } from './fhirpath-text.js';
import { addRule, type PackDraft, type ProfileExample, type RuleDraft } from './pack-draft.js';
import { valueConditions } from './value-condition.js';
import type { CodesOf } from './value-sets.js';

/** Rules for what no row says of an element: values, and counts and types in slices and in data types. */
export function addElementRules(place: PlacedElement, draft: PackDraft, codesOf: CodesOf): void {
  const { said, holder, own, element, isPlain } = place;
  const name = said.id.split('.').slice(1).join('.');
  const add = (
    key: string,
    human: string,
    context: string,
    expression: string,
    profile: ProfileExample,
    more: Partial<RuleDraft> = {},
  ): void => {
    addRule(draft, {
      key: `${name.replace(/\[x\]/g, '')}-${key}`,
      severity: 'error',
      code: 'structure',
      human,
      ...(context !== '' && { context }),
      expression,
      profile,
      ...more,
    });
  };
  const { min = 0, max = '*' } = said;
  // The url of an extension that is found by its url is there.
  const isUrl = own === 'url' && holder.endsWith(')');
  const counted = own.endsWith(')') || element.repeats;
  if (!isPlain && !isUrl) {
    if (min === 1) add('min', `${name} is there.`, holder, `${own}.exists()`, { place, kind: 'min' });
    else if (min > 1)
      add(
        'min',
        `${name} is there ${min.toString()} times at least.`,
        holder,
        `${own}.count() >= ${min.toString()}`,
        { place, kind: 'min' },
      );
    if (max === '0') add('max', `${name} is not there.`, holder, `${own}.empty()`, { place, kind: 'max' });
    else if (max !== '*' && counted)
      add('max', `${name} is there ${max} times at most.`, holder, `${own}.count() <= ${max}`, {
        place,
        kind: 'max',
      });
    addTypes(place, name, add);
  }
  if (max === '0' || isUrl) return;
  const { conditions, unsaid } = valueConditions(said, codesOf);
  draft.unsaid.push(...unsaid);
  for (const { key, code, human, expression, type, good, bad } of conditions)
    add(
      key,
      `${name} ${human}.`,
      holder === '' ? own : `${holder}.${own}`,
      expression,
      { place, kind: 'value', type, good, bad },
      { code },
    );
}

type Add = (key: string, human: string, context: string, expression: string, profile: ProfileExample) => void;

/** A choice in a data type or a slice that may be of fewer types than in general. */
function addTypes(place: PlacedElement, name: string, add: Add): void {
  const { said, element, holder, own } = place;
  const types = [...new Set((said.types ?? []).map(({ code }) => code))].filter((each) =>
    element.types.includes(each),
  );
  if (
    !element.isChoice ||
    types.length === 0 ||
    types.length === element.types.length ||
    own.includes('.where(')
  )
    return;
  add(
    'type',
    `${name} is a ${types.join(' or ')}.`,
    holder === '' ? own : `${holder}.${own}`,
    isOneOf('type().name', types),
    { place, kind: 'type' },
  );
}
