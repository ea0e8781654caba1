import type { Model, TypeDefinition } from '../../fhir/model/model.js';
import { elementAt } from '../../rules/element-at.js';
import { packFor, type ReleasePack } from '../../rules/release-pack.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { ElementRow } from '../../rules/structure.js';

/** What is said of one element by all rows together, those of the types it derives from with them. */
export interface Said {
  readonly min: number;
  readonly max: number | undefined;
  /** The types that all rows allow; undefined: all that the model has. */
  readonly types: readonly string[] | undefined;
  /** The codes of the first binding. */
  readonly codes: readonly string[] | undefined;
  /** The first value that is to match a regex. */
  readonly sample: string | number | boolean | undefined;
}

export type SaidOf = (owner: TypeDefinition, name: string) => Said;

interface Entry {
  readonly row: ElementRow;
  readonly pack: ReleasePack;
}

/** The rows of packs, each pack that holds for the model's release, by the element that they are about. */
export function createSaid(packs: readonly RulePack[], model: Model): SaidOf {
  const rows = new Map<string, Entry[]>();
  const own = packs.filter(({ fhirVersion }) => fhirVersion.includes(model.release));
  for (const pack of own.map((each) => packFor(each, model.release))) {
    for (const [path, row] of Object.entries(pack.structure?.elements ?? {})) {
      const found = elementAt(path, model);
      if ('problem' in found) continue;
      const key = `${found.owner.name} ${found.element.name}`;
      rows.set(key, [...(rows.get(key) ?? []), { row, pack }]);
    }
  }
  const known = new Map<string, Said>();
  return (owner, name) => {
    const key = `${owner.name} ${name}`;
    let said = known.get(key);
    if (said === undefined) known.set(key, (said = together(entriesOf(owner, name, rows))));
    return said;
  };
}

function entriesOf(
  owner: TypeDefinition,
  name: string,
  rows: ReadonlyMap<string, readonly Entry[]>,
): Entry[] {
  const found: Entry[] = [];
  for (let type: TypeDefinition | undefined = owner; type !== undefined; type = type.base)
    found.push(...(rows.get(`${type.name} ${name}`) ?? []));
  return found;
}

function together(entries: readonly Entry[]): Said {
  const maxima = entries.flatMap(({ row }) => row.max ?? []);
  const types = entries.flatMap(({ row }) => (row.types === undefined ? [] : [row.types]));
  const bindings = entries.flatMap(({ row, pack }) => codesOf(row.binding, pack) ?? []);
  const [first, ...others] = types;
  return {
    min: Math.max(0, ...entries.map(({ row }) => row.min)),
    max: maxima.length === 0 ? undefined : Math.min(...maxima),
    types: first?.filter((type) => others.every((each) => each.includes(type))),
    codes: bindings.length === 0 ? undefined : bindings,
    sample: entries.find(({ row }) => row.examples !== undefined)?.row.examples?.pass[0],
  };
}

/** The codes that a binding of a pack allows; undefined where there is no binding. */
export const codesOf = (
  binding: string | undefined,
  { structure }: Pick<ReleasePack, 'structure'>,
): readonly string[] | undefined => (binding === undefined ? undefined : structure?.valueSets[binding]);
