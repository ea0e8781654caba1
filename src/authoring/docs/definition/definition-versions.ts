import type { DefinitionFacts, PackDefinition } from '../../../rules/definition.js';

/** What a definition says in one version, whole. */
export interface DefinitionVersion {
  readonly label: string;
  readonly facts: DefinitionFacts;
}

/** All versions of a definition, in the order they are written in: each says of itself what differs from the one shown. */
export function definitionVersions({ of, versions }: PackDefinition): DefinitionVersion[] {
  const base = versions[of] ?? {};
  return Object.entries(versions).map(([label, own]) => ({
    label,
    facts: label === of ? own : onBase(base, own),
  }));
}

/** The version that is shown. */
export const shownFacts = ({ of, versions }: PackDefinition): DefinitionFacts => versions[of] ?? {};

function onBase(base: DefinitionFacts, own: DefinitionFacts): DefinitionFacts {
  const elements = rowsOnBase(base.elements, own.elements);
  const constraints = rowsOnBase(base.constraints, own.constraints);
  return { ...base, ...own, ...(elements && { elements }), ...(constraints && { constraints }) };
}

function rowsOnBase<T extends object>(
  base: Readonly<Record<string, T>> | undefined,
  own: Readonly<Record<string, T>> | undefined,
): Readonly<Record<string, T>> | undefined {
  if (base === undefined || own === undefined) return own ?? base;
  const changed = Object.entries(own).map(([name, row]): [string, T] => [name, { ...base[name], ...row }]);
  return { ...base, ...Object.fromEntries(changed) };
}
