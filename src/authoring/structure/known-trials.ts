import { keysOf } from '../../engine/structure/table-lookup.js';
import { exampleUrl } from './good-values.js';
import { below } from './spot.js';
import { spotOfType } from './spot-of-path.js';
import type { Trial, Untried } from './trial.js';
import type { World } from './world.js';

/** An extension that nobody knows, and those at the ends of the table of known ones. */
export function knownTrials(world: World): (Trial | Untried)[] {
  const { structure } = world.pack;
  const table =
    structure?.knownExtensions === undefined ? undefined : structure.tables[structure.knownExtensions];
  const spot = spotOfType('Extension', world);
  if ('untried' in spot) return [spot];
  const step = spot.steps.at(-1);
  if (step === undefined || table === undefined) return [];
  const holder = { ...spot, steps: spot.steps.slice(0, -1) };
  const trial = (title: string, url: string, key?: 'extension-unknown'): Trial => {
    const { resource, path } = world.open(below(holder, { ...step, add: { url, valueBoolean: true } }));
    return {
      title,
      resource,
      wanted: key && { key, at: path },
      watch: { keys: /^extension-(unknown|url)/, at: [path] },
    };
  };
  const own = Object.keys(structure?.extensions ?? {});
  const known = keysOf(table).filter((url) => !own.includes(url));
  const ends = [...new Set([known[0], known.at(-1)])].filter((url) => url !== undefined);
  let unknown: string = exampleUrl;
  while (known.includes(unknown) || own.includes(unknown)) unknown += '-other';
  return [
    ...ends.map((url) => trial(url, url)),
    trial('a url that it does not have', unknown, 'extension-unknown'),
  ];
}
