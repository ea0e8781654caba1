import type { JsonObject } from '../../fhir/element.js';
import type { ExtensionRow } from '../../rules/structure.js';
import { simpleTrials } from './content-trials.js';
import { contextsOf, placeOutside } from './extension-contexts.js';
import { canHold, extensionTrial, type ExtensionPlace } from './extension-place.js';
import { goodExtension } from './good-extension.js';
import { partsTrials } from './part-trials.js';
import type { Spot } from './spot.js';
import type { Trial, Untried } from './trial.js';
import type { World } from './world.js';

/** Derives resources from a row of `extensions`: where it may stand, where it may not, and what it may hold. */
export function extensionTrials(url: string, row: ExtensionRow, world: World): (Trial | Untried)[] {
  const good = goodExtension(url, row, world);
  if (good === undefined) return [{ title: 'with a value', untried: 'there is no value that it may hold' }];
  const contexts = contextsOf(row, world);
  const spots = contexts.flatMap(({ spot }) => ('untried' in spot ? [] : [spot]));
  const [first] = spots;
  const at = (holder: Spot): ExtensionPlace => ({ url, row, holder, about: 'place', world });
  if (row.max === 0)
    return spots.map((spot) =>
      extensionTrial('with it', at(spot), [good], { key: 'extension-max', at: 'holder' }),
    );
  const trials = contexts.map(({ name, spot }) =>
    'untried' in spot ? spot : extensionTrial(`on ${name}`, at(spot), [good]),
  );
  if (first === undefined) return trials;
  const inside: ExtensionPlace = { ...at(first), about: 'content' };
  return [
    ...trials,
    ...outsideTrials(good, at(first)),
    ...modifierTrials(good, spots.map(at)),
    ...maxTrials(good, inside),
    ...(row.parts === undefined ? simpleTrials(row, inside) : partsTrials(row.parts, inside)),
  ];
}

function outsideTrials(good: JsonObject, place: ExtensionPlace): Trial[] {
  const holder = placeOutside(place.row, place.world);
  if (holder === undefined) return [];
  return [
    extensionTrial('where no context is', { ...place, holder }, [good], {
      key: 'extension-context',
      at: 'holder',
    }),
  ];
}

/** In the other one of `extension` and `modifierExtension`, where there are both. */
function modifierTrials(good: JsonObject, places: readonly ExtensionPlace[]): Trial[] {
  const place = places.find(
    ({ holder }) => canHold(holder, 'extension') && canHold(holder, 'modifierExtension'),
  );
  if (place === undefined) return [];
  const other = place.row.isModifier ? 'extension' : 'modifierExtension';
  return [extensionTrial(`in ${other}`, place, [good], { key: 'extension-modifier', at: [] }, other)];
}

function maxTrials(good: JsonObject, place: ExtensionPlace): Trial[] {
  const { max } = place.row;
  if (max === undefined) return [extensionTrial('twice', place, [good, good])];
  const many = (count: number): readonly JsonObject[] => Array.from({ length: count }, () => good);
  return [
    ...(max > 1 ? [extensionTrial('as many as may be', place, many(max))] : []),
    extensionTrial('one too many', place, many(max + 1), { key: 'extension-max', at: 'holder' }),
  ];
}
