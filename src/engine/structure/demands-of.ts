import { isA, modelOf, type TypeDefinition } from '../../fhir/model/model.js';
import type { Release } from '../../fhir/release.js';
import type { Demands, ElementDemand, ObjectCheck, ResourceDemands } from '../../input/demands.js';
import { elementAt } from '../../rules/element-at.js';
import { packFor, type ReleasePack } from '../../rules/release-pack.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { complaintOf } from './complaint.js';
import { agreementCheck, elementDemand, type PackRow } from './element-demand.js';
import { extensionDemands } from './extension-demands.js';

/** What packs demand of elements and extensions; undefined where none says anything of them. */
export function demandsOf(packs: readonly RulePack[]): Demands | undefined {
  const speaking = packs.filter(({ structure }) => structure !== undefined);
  if (speaking.length === 0) return undefined;
  return {
    of(type, release) {
      const own = speaking.filter(
        ({ fhirVersion, resource }) => fhirVersion.includes(release) && isA(type, resource),
      );
      return own.length === 0
        ? undefined
        : demandsOn(
            own.map((pack) => packFor(pack, release)),
            release,
          );
    },
  };
}

function demandsOn(packs: readonly ReleasePack[], release: Release): ResourceDemands {
  const rows = rowsByOwner(packs, release);
  const structural = packs.find(({ structure }) => Object.keys(structure?.elements ?? {}).length > 0);
  return {
    element: (owner, name) => demandOn(owner, name, rows, structural),
    object: (type) => objectCheck(rowsOf(type, rows)),
    repeatedId: structural && ((id) => repeatedId(id, structural)),
    extensions: extensionDemands(packs),
  };
}

/** Name of a type -> name of its element -> rows. */
type Rows = ReadonlyMap<string, ReadonlyMap<string, readonly PackRow[]>>;

function rowsByOwner(packs: readonly ReleasePack[], release: Release): Rows {
  const rows = new Map<string, Map<string, PackRow[]>>();
  const model = modelOf(release);
  for (const pack of packs) {
    for (const [path, row] of Object.entries(pack.structure?.elements ?? {})) {
      const found = elementAt(path, model);
      if ('problem' in found) continue;
      const { owner, element } = found;
      const ofOwner = rows.get(owner.name) ?? new Map<string, PackRow[]>();
      rows.set(
        owner.name,
        ofOwner.set(element.name, [...(ofOwner.get(element.name) ?? []), { pack, path, row }]),
      );
    }
  }
  return rows;
}

/** What is said of a type is said of those that derive from it. */
function demandOn(
  owner: TypeDefinition,
  name: string,
  rows: Rows,
  structural: ReleasePack | undefined,
): ElementDemand | undefined {
  const element = owner.elements.get(name);
  if (element === undefined) return undefined;
  const own: PackRow[] = [];
  for (let type: TypeDefinition | undefined = owner; type !== undefined; type = type.base)
    own.push(...(rows.get(type.name)?.get(name) ?? []));
  return elementDemand(own, element, structural);
}

const rowsOf = (type: TypeDefinition, rows: Rows): readonly PackRow[] =>
  [...(rows.get(type.name)?.values() ?? [])].flat();

function objectCheck(rows: readonly PackRow[]): ObjectCheck | undefined {
  const checks = rows.map(agreementCheck).filter((check) => check !== undefined);
  const [only, second] = checks;
  if (second === undefined) return only;
  return (object) => {
    for (const check of checks) {
      const complaint = check(object);
      if (complaint !== undefined) return complaint;
    }
    return undefined;
  };
}

const repeatedId = (id: string, pack: ReleasePack): ReturnType<typeof complaintOf> =>
  complaintOf(
    pack,
    'element-duplicate-id',
    `The id ${JSON.stringify(id)} stands in this resource before; give one of the two another id.`,
    'An id is unique within its resource.',
  );
