import type { JsonObject } from '../../fhir/element.js';
import type { ExtensionPart } from '../../rules/structure.js';
import { contentTrials } from './content-trials.js';
import { extensionTrial, type ExtensionPlace, type WantedIssue } from './extension-place.js';
import { goodParts, goodSimple } from './good-extension.js';
import type { Trial, Untried } from './trial.js';
import { noneOf } from './value-trials.js';

type Parts = Readonly<Record<string, ExtensionPart>>;

/** What a complex extension holds: its parts, how many of each, and what each of them holds. */
export function partsTrials(parts: Parts, place: ExtensionPlace): (Trial | Untried)[] {
  const { url, world } = place;
  const good = goodParts(parts, world) ?? [];
  const trial = (title: string, extension: readonly JsonObject[], wanted?: WantedIssue): Trial =>
    extensionTrial(title, place, [extension.length === 0 ? { url } : { url, extension }], wanted);
  const unknown = { url: noneOf(Object.keys(parts)), valueBoolean: true };
  return [
    extensionTrial('with a value', place, [{ url, extension: good, valueBoolean: true }], {
      key: 'extension-type',
      at: [],
    }),
    trial(`with a part ${unknown.url}`, [...good, unknown], {
      key: 'extension-part',
      at: ['extension', good.length],
    }),
    ...Object.entries(parts).flatMap(([name, part]) => partTrials(name, part, good, place, trial)),
  ];
}

function partTrials(
  name: string,
  part: ExtensionPart,
  good: readonly JsonObject[],
  { world }: ExtensionPlace,
  trial: (title: string, extension: readonly JsonObject[], wanted?: WantedIssue) => Trial,
): (Trial | Untried)[] {
  const one = goodSimple(name, part, world);
  if (one === undefined) return [{ title: `part ${name}`, untried: 'there is no value that it may hold' }];
  const others = good.filter((each) => each.url !== name);
  const many = (count: number): readonly JsonObject[] => [
    ...others,
    ...Array.from({ length: count }, () => one),
  ];
  const { min, max } = part;
  if (max === 0) return [trial(`with ${name}`, many(1), { key: 'extension-max', at: [] })];
  const lacking: WantedIssue = { key: 'extension-part-min', at: [] };
  const tooMany: WantedIssue = { key: 'extension-max', at: [] };
  // Where it need be there but once, the others of its kind are in good form.
  const rest = many(Math.max(0, min - 1));
  return [
    trial(`without ${name}`, many(0), min > 0 ? lacking : undefined),
    ...(min > 1 ? [trial(`with one ${name} too few`, many(min - 1), lacking)] : []),
    max === undefined
      ? trial(`with ${name} twice`, many(Math.max(2, min)))
      : trial(`with one ${name} too many`, many(max + 1), tooMany),
    ...contentTrials({
      url: name,
      row: part,
      world,
      trial: (title, extension, wanted) =>
        trial(
          `${name} ${title}`,
          [...rest, extension],
          wanted && {
            key: wanted.key,
            at: ['extension', rest.length, ...(wanted.below === undefined ? [] : [wanted.below])],
          },
        ),
    }),
  ];
}
