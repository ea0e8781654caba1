import { isA, type Model } from '../../fhir/model/model.js';
import { nearest } from '../../fhir/nearest.js';
import type { MemberExpression } from '../syntax.js';
import { versionNote, type CheckScope } from './scope.js';
import { elementIndex, systemString, type TypeSet } from './types.js';

/** Proves that an element of this name exists where the path stands, and gives its types. */
export function checkMember(member: MemberExpression, base: TypeSet, scope: CheckScope): TypeSet {
  const { model } = scope;
  const { name, start, end } = member;
  if (member.base === undefined && isOwnType(name, base, model)) return base;
  if (base?.size === 0) return base;
  const candidates = new Map<string, ReadonlySet<string>>();
  if (base === undefined || base.has('Resource')) {
    for (const [each, types] of elementIndex(model)) candidates.set(each, types);
  }
  for (const type of base ?? []) {
    for (const [each, types] of elementsOf(type, model)) {
      candidates.set(each, new Set([...(candidates.get(each) ?? []), ...types]));
    }
  }
  const found = candidates.get(name);
  if (found !== undefined) return found;
  const where = base === undefined ? 'any type' : [...base].slice(0, 3).join(', ');
  scope.report({
    code: 'unknown-element',
    start,
    end,
    text: `There is no element ${name} in ${where}${versionNote(model)}; ${hintFor(name, candidates, base, model)}`,
  });
  return undefined;
}

/** `valueUri` is a name of JSON; FHIRPath says `value`. */
function hintFor(
  name: string,
  candidates: ReadonlyMap<string, unknown>,
  base: TypeSet,
  model: Model,
): string {
  for (const type of base ?? []) {
    const property = model.type(type)?.properties.get(name);
    if (property?.element.isChoice === true) return `write ${property.element.name}.ofType(${property.type})`;
  }
  const near = nearest(name, candidates.keys());
  if (near !== undefined) return `did you mean ${near}?`;
  const names = [...candidates.keys()];
  const more = names.length > 20 ? ', …' : '';
  return names.length === 0 ? 'it has no elements' : `it has ${names.slice(0, 20).join(', ')}${more}`;
}

function elementsOf(type: string, model: Model): Iterable<[string, ReadonlySet<string>]> {
  if (type === 'System.TypeInfo') {
    const text = systemString ?? new Set<string>();
    return [
      ['name', text],
      ['namespace', text],
    ];
  }
  const elements = model.type(type)?.elements ?? new Map<string, { types: readonly string[] }>();
  return [...elements].map(([name, element]) => [name, new Set(element.types)]);
}

function isOwnType(name: string, base: TypeSet, model: Model): boolean {
  if (!/^[A-Z]/.test(name) || model.type(name) === undefined) return false;
  return base === undefined || [...base].some((type) => type === 'Resource' || isA(model.type(type), name));
}
