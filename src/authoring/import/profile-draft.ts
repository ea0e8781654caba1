import { modelOf } from '../../fhir/model/model.js';
import { constraintRule, isOfEveryElement } from './constraint-rule.js';
import type { Definition } from './definition.js';
import type { DefinitionConstraint } from './definition-element.js';
import { createPlaces, type PlacedElement } from './element-places.js';
import { headOf, ofRelease } from './head.js';
import { restoredRule } from './restored.js';
import { addRule, type PackDraft, type SeedChanges } from './pack-draft.js';
import { addElementRules } from './profile-rules.js';
import { rowOf } from './profile-rows.js';
import type { CodesOf } from './value-sets.js';

/** A profile, or the definition of a type, as a pack: rows of `elements`, and rules for what no row says. */
export function profileDraft(definition: Definition, codesOf: CodesOf): PackDraft {
  const model = modelOf(definition.release);
  const isResource = model.type(definition.type)?.kind === 'resource';
  const draft = headOf(definition, isResource ? definition.type : 'Resource');
  const placeOf = createPlaces(definition, model);
  const problems = new Set<string>();
  const placed: PlacedElement[] = [];
  for (const said of definition.elements.slice(1)) {
    const place = placeOf(said);
    if ('problem' in place) problems.add(place.problem);
    else placed.push(place);
  }
  for (const place of placed) {
    const row = place.isPlain ? rowOf(place, draft, codesOf, model) : undefined;
    if (row !== undefined && Object.keys(row).length > 0)
      draft.elements[pathOf(place)] = { ...row, ...ofRelease(draft, definition) };
  }
  for (const place of placed) addElementRules(place, draft, codesOf);
  draft.unsaid.push(...[...problems].map((problem) => `${problem}.`), ...notJudged(placed));
  addInvariants(definition, placed, draft);
  return isResource ? { ...draft, placed } : { ...draft, seed: { resourceType: 'Basic' } };
}

const pathOf = ({ said }: PlacedElement): string => said.id.replace(/\[x\]$/, '');

/** What is about other resources or other definitions, in one sentence each. */
function notJudged(placed: readonly PlacedElement[]): string[] {
  const count = (has: (place: PlacedElement) => boolean): number => placed.filter(has).length;
  const profiles = count(
    ({ said, own }) =>
      !own.startsWith('extension(') && said.types?.some((each) => each.profiles.length > 0) === true,
  );
  const targets = count(
    ({ said }) => said.types?.some((each) => each.targets.some((url) => !url.endsWith('/Resource'))) === true,
  );
  const closed = count(({ said }) => said.slicing?.rules === 'closed');
  return [
    ...(profiles > 0 ? [`The profiles that ${profiles.toString()} of its elements are to conform to.`] : []),
    ...(targets > 0
      ? [`The types of resource that ${targets.toString()} of its references may lead to.`]
      : []),
    ...(closed > 0
      ? [`That ${closed.toString()} of its lists have no items but those of their slices.`]
      : []),
  ];
}

function addInvariants(
  { elements, url }: Definition,
  placed: readonly PlacedElement[],
  draft: PackDraft,
): void {
  const known = new Set<string>();
  const [root] = elements;
  const all = [
    ...(root?.constraints ?? []).map((constraint) => ({ constraint, context: '' })),
    ...placed.flatMap(({ said, holder, own }) =>
      said.constraints.map((constraint) => ({
        constraint,
        context: holder === '' ? own : `${holder}.${own}`,
      })),
    ),
  ];
  for (const { constraint, context } of all) {
    const restored = restoredRule(constraint);
    if (restored !== undefined) {
      draft.rules.push(restored);
      continue;
    }
    const place = isOfEveryElement(constraint) ? universal[constraint.key] : context;
    const identity = `${constraint.key} ${place ?? ''} ${constraint.expression ?? ''}`;
    if (known.size === known.add(identity).size) continue;
    addInvariant(constraint, place, url, draft);
  }
}

const universal: Readonly<Record<string, string>> = {
  'ele-1': 'descendants()',
  'ext-1': 'descendants().ofType(Extension)',
};

function addInvariant(constraint: DefinitionConstraint, context = '', url: string, draft: PackDraft): void {
  if (constraint.expression === undefined) {
    draft.unsaid.push(`The invariant ${constraint.key}: it has no expression.`);
    return;
  }
  const changes = isOfEveryElement(constraint) ? universalChanges[constraint.key] : undefined;
  addRule(draft, {
    ...constraintRule(constraint, url),
    ...(context !== '' && { context }),
    ...(changes && { seedChanges: changes }),
  });
}

const example = 'https://server.example/fhir/StructureDefinition/example';

/** An empty element, and an extension with nothing in it. */
const universalChanges: Readonly<Record<string, SeedChanges>> = {
  'ele-1': { pass: { language: 'en' }, fail: { language: '' } },
  'ext-1': {
    pass: { extension: [{ url: example, valueBoolean: true }] },
    fail: { extension: [{ url: example }] },
  },
};
