import { rootNode, type JsonObject } from '../../fhir/element.js';
import type { JsonPath } from '../../fhir/location.js';
import { locationOfPath } from '../../input/location-of-path.js';
import type { StructureKey } from '../../engine/structure/complaint.js';
import { placed, type Verdict } from '../verdict.js';
import type { World } from './world.js';

/** A resource derived from a row, and what is to be said of it. */
export interface Trial {
  /** What it shows, in a few words: `without it`. */
  readonly title: string;
  readonly resource: JsonObject;
  /** Undefined: nothing is to be said. */
  readonly wanted: { readonly key: StructureKey; readonly at: JsonPath } | undefined;
  /** Which issues count. */
  readonly watch: Watch;
}

export interface Watch {
  readonly keys: RegExp;
  /** Elements, each with all that stand in the same list. */
  readonly at: readonly JsonPath[];
  /** Elements with all that they hold. */
  readonly within?: readonly JsonPath[];
}

/** A row, or a context of one, that no resource can show. */
export interface Untried {
  readonly title: string;
  readonly untried: string;
}

/** Judges a resource and compares. */
export function verdictOfTrial({ resource, wanted, watch }: Trial, { validator, model }: World): Verdict {
  const root = rootNode(resource, model);
  const locationAt = (path: JsonPath): string => locationOfPath(root, path);
  const isNear = nearness(watch, locationAt);
  const found = validator
    .check(resource)
    .issues.map(({ key, issue }) => ({
      key,
      location: issue.expression?.[0] ?? '',
      text: issue.details?.text ?? '',
      isBroken: false,
    }))
    .filter(({ key, location }) => watch.keys.test(key) && isNear(location));
  const said = found.map((each) => `${each.key}: ${placed(each)}`).join(' / ');
  if (wanted === undefined)
    return found.length === 0 ? { word: 'proved' } : { word: 'noisy', problem: `it gives ${said}` };
  const at = locationAt(wanted.at);
  const [only, second] = found;
  if (second === undefined && only?.key === wanted.key && only.location === at) return { word: 'proved' };
  const instead = found.length === 0 ? 'nothing is said' : `it gives ${said}`;
  return { word: 'missed', problem: `it is to give ${wanted.key} at ${at}, but ${instead}` };
}

function nearness(
  { at, within = [] }: Watch,
  locationAt: (path: JsonPath) => string,
): (location: string) => boolean {
  const items = at.map(locationAt);
  const wholes = within.map(locationAt);
  return (location) =>
    items.some((each) => location === each || isItem(location, each)) ||
    wholes.some((each) => location === each || location.startsWith(`${each}.`));
}

const isItem = (location: string, list: string): boolean =>
  location.startsWith(`${list}[`) && !location.includes('.', list.length);
