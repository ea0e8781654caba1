import type { JsonObject } from '../../fhir/element.js';
import type { Release } from '../../fhir/release.js';
import { RulePackError } from '../../rules/rule-error.js';
import { readDefinition, type Definition } from './definition.js';
import { extensionDraft } from './extension-draft.js';
import { finishDraft, type FinishedPack, type NothingLeft } from './finish-draft.js';
import type { PackDraft } from './pack-draft.js';
import { predicatesDraft, type Predicates } from './predicates.js';
import { profileDraft } from './profile-draft.js';
import { carriedCodes, inOldOrder } from './restored.js';
import { createValueSets, type CodesOf } from './value-sets.js';

/** A resource, and where it was found. */
export interface NamedResource {
  readonly name: string;
  readonly json: JsonObject;
}

export interface ImportedPack extends FinishedPack {
  /** The name of its file, without `.yaml`. */
  readonly file: string;
}

export interface Imported {
  readonly packs: readonly ImportedPack[];
  /** StructureDefinitions of which no pack was made, and why. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Makes a pack of the predicates of each file; `files` are names, in lower case, that others have. */
export async function importPredicates(
  sources: readonly Predicates[],
  files: Set<string> = new Set<string>(),
): Promise<Imported> {
  const packs: ImportedPack[] = [];
  const refused: { name: string; why: string }[] = [];
  for (const source of sources) {
    const finished = await finishDraft(await predicatesDraft(source));
    if ('text' in finished) packs.push({ ...finished, file: untaken(fileName(source.name), files) });
    else refused.push({ name: source.name, why: emptyText(finished) });
  }
  return { packs, refused };
}

/** Makes a pack of every StructureDefinition. Value sets and code systems among the resources give the codes of bindings. */
export async function importDefinitions(
  resources: readonly NamedResource[],
  release?: Release,
): Promise<Imported> {
  const codesOf = createValueSets(resources.map(({ json }) => json));
  const packs: ImportedPack[] = [];
  const refused: { name: string; why: string }[] = [];
  const [files, names] = [new Set<string>(), new Set<string>()];
  for (const { name, json } of resources) {
    if (json.resourceType !== 'StructureDefinition') continue;
    const definition = readDefinition(json, release);
    if (typeof definition === 'string') {
      refused.push({ name, why: definition });
      continue;
    }
    const finished = await packOf(definition, codesOf, names);
    if ('text' in finished) packs.push({ ...finished, file: untaken(fileName(definition.id), files) });
    else refused.push({ name, why: emptyText(finished) });
  }
  return { packs, refused };
}

async function packOf(
  definition: Definition,
  found: CodesOf,
  names: Set<string>,
): Promise<FinishedPack | NothingLeft> {
  const carried = carriedCodes(definition.carried);
  const codesOf: CodesOf = (canonical) => carried(canonical) ?? found(canonical);
  const make = definition.isExtension ? extensionDraft : profileDraft;
  const draft = make(definition, codesOf);
  const rules = inOldOrder(draft.rules, definition.carried);
  const named = { ...draft, rules, pack: untaken(draft.pack, names) };
  try {
    return await finishDraft(named);
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error;
    const why = error.errors.map(({ text }) => text);
    if (named.definition === undefined) return { unsaid: [...draft.unsaid, ...why] };
    return finishWithoutDefinition(named, why);
  }
}

/** What documentation shows is no reason to do without rules. */
async function finishWithoutDefinition(
  { definition: _, ...draft }: PackDraft,
  why: readonly string[],
): Promise<FinishedPack | NothingLeft> {
  const unsaid = [...draft.unsaid, `The definition, for documentation: ${why.join(' ')}`];
  try {
    return await finishDraft({ ...draft, unsaid });
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error;
    return { unsaid: [...draft.unsaid, ...error.errors.map(({ text }) => text)] };
  }
}

const emptyText = ({ unsaid }: NothingLeft): string =>
  unsaid.length === 0 ? 'it demands nothing' : `nothing of it can be said by rules: ${unsaid.join(' ')}`;

/** FHIR's ids are file names; what is none is made one. */
const fileName = (id: string): string =>
  id
    .replace(/[^A-Za-z0-9.-]/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 64) || 'pack';

/** A name that no other has, upper and lower case being the same to some disks. */
function untaken(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++)
    name = `${wanted.slice(0, 58)}-${number.toString()}`;
  taken.add(name.toLowerCase());
  return name;
}
