import type { RulePack } from '../../rules/rule-pack.js';
import { defaultPackNames, shippedPack, shippedPackNames } from '../../rules/shipped.js';
import { Problem } from '../problem.js';

/** The packs that judge unless a profile chooses among them, and those that a profile may choose besides. */
export interface PackChoice {
  readonly packs: readonly RulePack[];
  readonly onRequest: readonly RulePack[];
}

/** The packs that are given, or those that judge unless told; a profile may also choose one that ships. */
export function packChoice(packs: readonly RulePack[] | undefined): PackChoice {
  const shipped = (names: readonly string[]): readonly RulePack[] =>
    names.flatMap((name) => shippedPack(name) ?? []);
  const chosen = packs ?? shipped(defaultPackNames());
  const isChosen = (name: string): boolean => chosen.some(({ pack }) => pack === name);
  return { packs: chosen, onRequest: shipped(shippedPackNames().filter((name) => !isChosen(name))) };
}

const definitionBase = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * The packs that profiles name: by their own canonical url, by the StructureDefinition of the resource that they judge,
 * or by that of an extension they speak of. Throws a `Problem` for a profile that nothing here judges.
 */
export function packsForProfiles(profiles: readonly string[], choice: PackChoice): readonly RulePack[] {
  if (profiles.length === 0) return choice.packs;
  const chosen = new Set<RulePack>();
  for (const profile of profiles) {
    const found = packsForProfile(profile, choice);
    if (found.length === 0) throw new Problem('unknown-profile', unknownProfile(profile, choice));
    for (const pack of found) chosen.add(pack);
  }
  return [...chosen];
}

export function packsForProfile(profile: string, { packs, onRequest }: PackChoice): readonly RulePack[] {
  const [canonical = '', version] = profile.split('|');
  const named = [...packs, ...onRequest].find(({ url }) => url === canonical);
  if (named !== undefined) return version === undefined || version === named.version ? [named] : [];
  return packs.filter((pack) => isAbout(pack, canonical));
}

function isAbout({ resource, structure, constants }: RulePack, canonical: string): boolean {
  if (canonical === definitionBase + resource) return true;
  if (Object.hasOwn(structure?.extensions ?? {}, canonical)) return true;
  return canonical.startsWith(definitionBase) && Object.values(constants).includes(canonical);
}

/** Tells what can be named instead. */
export function unknownProfile(profile: string, { packs, onRequest }: PackChoice): string {
  const known = [...packs, ...onRequest].map(({ url, version }) => `${url}|${version}`);
  return `Nothing here judges by the profile ${JSON.stringify(profile.slice(0, 200))}. Name a StructureDefinition that a pack is about, or a pack: ${known.join(', ')}.`;
}
