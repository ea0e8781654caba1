import { isA, type Model } from '../../fhir/model/model.js';
import { nearest } from '../../fhir/nearest.js';
import type { MemberExpression } from '../syntax.js';
import { versionNote, type CheckScope } from './scope.js';
import { elementIndex, type TypeSet } from './types.js';

/** Proves that an element of this name exists where the path stands, and gives its types. */
export function checkMember(member: MemberExpression, base: TypeSet, scope: CheckScope): TypeSet {
  const { model } = scope;
  const { name, start, end } = member;
  if (member.base === undefined && isOwnType(name, base, model)) return base;
  if (base?.size === 0) return base;
  const found = typesUnder(name, base, model);
  if (found !== undefined) return found;
  const where = base === undefined ? 'any type' : [...base].slice(0, 3).join(', ');
  scope.report({
    code: 'unknown-element',
    start,
    end,
    text: `There is no element ${name} in ${where}${versionNote(model)}; ${hintFor(name, namesUnder(base, model), base, model)}`,
  });
  return undefined;
}

/** The types of an element of this name in any of some types. Undefined where there is none. */
function typesUnder(name: string, base: TypeSet, model: Model): ReadonlySet<string> | undefined {
  const sets = [...(base ?? [])].flatMap((type) => elementsOf(type, model).get(name)?.types ?? []);
  if (isAnything(base)) sets.push(...(elementIndex(model).get(name) ?? []));
  return sets.length === 0 ? undefined : new Set(sets);
}

/** Where nothing is known, or a resource of any type stands there, every element of the release may. */
const isAnything = (base: TypeSet): boolean => base === undefined || base.has('Resource');

/** The names of all elements that may follow. */
function namesUnder(base: TypeSet, model: Model): ReadonlySet<string> {
  const own = [...(base ?? [])].flatMap((type) => [...elementsOf(type, model).keys()]);
  return new Set([...(isAnything(base) ? elementIndex(model).keys() : []), ...own]);
}

/** `valueUri` is a name of JSON; FHIRPath says `value`. */
function hintFor(name: string, candidates: ReadonlySet<string>, base: TypeSet, model: Model): string {
  for (const type of base ?? []) {
    const property = model.type(type)?.properties.get(name);
    if (property?.element.isChoice === true) return `write ${property.element.name}.ofType(${property.type})`;
  }
  const near = nearest(name, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  const names = [...candidates];
  const more = names.length > 20 ? ', …' : '';
  return names.length === 0 ? 'it has no elements' : `it has ${names.slice(0, 20).join(', ')}${more}`;
}

type Elements = ReadonlyMap<string, { readonly types: readonly string[] }>;

const none: Elements = new Map();
const ofTypeInfo: Elements = new Map(
  ['name', 'namespace'].map((name) => [name, { types: ['System.String'] }]),
);

const elementsOf = (type: string, model: Model): Elements =>
  type === 'System.TypeInfo' ? ofTypeInfo : (model.type(type)?.elements ?? none);

function isOwnType(name: string, base: TypeSet, model: Model): boolean {
  if (!/^[A-Z]/.test(name) || model.type(name) === undefined) return false;
  return base === undefined || [...base].some((type) => type === 'Resource' || isA(model.type(type), name));
}
