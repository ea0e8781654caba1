import { functionWords } from '../../expression/check/function-words.js';
import { signatures } from '../../expression/check/functions.js';
import type { CheckScope } from '../../expression/check/scope.js';
import { kindsOf } from '../../expression/check/types.js';
import type { Expression, MemberExpression } from '../../expression/syntax.js';
import type { ElementDefinition } from '../../fhir/model/model.js';
import { releaseName } from '../../fhir/release.js';
import { walk } from '../../rules/lint/walk.js';
import { typesBefore } from './part-at.js';
import type { Proposal } from './proposal.js';

/** The elements that stand behind a path in every release that the rule holds for. */
export function elementProposals(
  tree: Expression,
  part: MemberExpression,
  scopes: readonly CheckScope[],
): Proposal[] {
  const [first = new Map<string, Found>(), ...others] = scopes.map((scope) => elementsAt(tree, part, scope));
  return [...first.values()]
    .filter(({ element }) => others.every((each) => each.has(element.name)))
    .map(({ element, path }) => ({
      label: element.name,
      kind: 'element',
      detail: typesText(element),
      about: path,
    }));
}

interface Found {
  readonly element: ElementDefinition;
  readonly path: string;
}

function elementsAt(tree: Expression, wanted: MemberExpression, scope: CheckScope): Map<string, Found> {
  const found = new Map<string, Found>();
  walk(tree, scope, (part, inner) => {
    if (part !== wanted) return;
    for (const type of typesBefore(wanted.base, inner) ?? []) {
      for (const [name, element] of inner.model.type(type)?.elements ?? []) {
        if (!found.has(name)) found.set(name, { element, path: `${type}.${name}` });
      }
    }
  });
  return found;
}

/** `code`, `Coding, several`, `boolean or dateTime`. */
export function typesText({ types, repeats }: ElementDefinition): string {
  const names = types.map((type) => (type.includes('.') ? 'BackboneElement' : type));
  const few = names.length > 4 ? [...names.slice(0, 3), `${(names.length - 3).toString()} others`] : names;
  return few.join(' or ') + (repeats ? ', several' : '');
}

/** The functions that work on what stands before the dot. */
export function functionProposals(base: Expression | undefined, scope: CheckScope): Proposal[] {
  const kinds = kindsOf(typesBefore(base, scope), scope.model);
  return Object.entries(signatures)
    .filter(([, { input }]) => {
      if (input === undefined || kinds === undefined || kinds.size === 0) return true;
      return input.split(' or ').some((kind) => kinds.has(kind));
    })
    .map(([name, { arity }]) => ({
      label: `${name}()`,
      kind: 'function',
      detail: arity[1] === 0 ? undefined : argumentsText(arity),
      about: functionWords[name],
    }));
}

export function argumentsText([least, most]: readonly [number, number]): string {
  const count = least === most ? least.toString() : `${least.toString()} to ${most.toString()}`;
  return `${count} argument${most === 1 ? '' : 's'}`;
}

/** The types that an element may have; all of the release where it has only one. */
export function typeProposals(base: Expression | undefined, scope: CheckScope): Proposal[] {
  const types = [...(typesBefore(base, scope) ?? [])].filter((type) => !/[.]/.test(type));
  const names = types.length > 1 ? types : scope.model.typeNames.filter((name) => !name.includes('.'));
  return names.map((label) => ({ label, kind: 'type', detail: `FHIR ${releaseName(scope.model.release)}` }));
}

const operators = ['and', 'or', 'xor', 'implies', 'in', 'contains', 'is', 'as', 'div', 'mod'];

export const operatorProposals: Proposal[] = operators.map((label) => ({
  label,
  kind: 'operator',
  detail: undefined,
}));
