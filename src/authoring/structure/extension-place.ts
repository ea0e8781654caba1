import { isObject, type JsonObject } from '../../fhir/element.js';
import type { StructureKey } from '../../engine/structure/complaint.js';
import type { ExtensionRow } from '../../rules/structure.js';
import { typeOf, type Spot } from './spot.js';
import type { Trial } from './trial.js';
import type { World } from './world.js';

export type ExtensionProperty = 'extension' | 'modifierExtension';

/** The extension of a row, at one place of a resource. */
export interface ExtensionPlace {
  readonly url: string;
  readonly row: ExtensionRow;
  readonly holder: Spot;
  /** What the trials there are about; a fault of the place is told once, and not again for all that may be held. */
  readonly about: 'place' | 'content';
  readonly world: World;
}

export const propertyOfRow = ({ isModifier }: ExtensionRow): ExtensionProperty =>
  isModifier ? 'modifierExtension' : 'extension';

/** Where an issue is to stand: at the element that holds the extension, at it, or below it. */
export interface WantedIssue {
  readonly key: StructureKey;
  readonly at: 'holder' | readonly (string | number)[];
}

/** What is not known of other extensions is no fault of one. */
const watched = {
  place: /^(extension-(?!unknown)|shape-)/,
  content: /^(extension-(?!unknown|context|modifier)|shape-)/,
} as const;

/** A resource with some extensions, and what is to be said of the last of them. */
export function extensionTrial(
  title: string,
  { url, row, holder, about, world }: ExtensionPlace,
  extensions: readonly JsonObject[],
  wanted?: WantedIssue,
  property: ExtensionProperty = propertyOfRow(row),
): Trial {
  const { resource, holder: draft, path } = world.open(holder);
  const others = [draft[property] ?? []].flat().filter((each) => !isObject(each) || each.url !== url);
  draft[property] = [...others, ...structuredClone(extensions)];
  const at = extensions.map((_, index) => [...path, property, others.length + index]);
  const last = at.at(-1) ?? path;
  return {
    title,
    resource,
    wanted: wanted && { key: wanted.key, at: wanted.at === 'holder' ? path : [...last, ...wanted.at] },
    watch: { keys: watched[about], at: [path], within: at },
  };
}

/** Whether the element there has the property that an extension stands in. */
export const canHold = (spot: Spot, property: ExtensionProperty): boolean =>
  typeOf(spot).elements.has(property);
