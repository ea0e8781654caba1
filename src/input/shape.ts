import { rootNode, type JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { Model } from '../fhir/model/model.js';
import type { Finding } from './finding.js';
import type { Found } from './interest.js';
import { ShapeWalk, TooDeep } from './shape-walk.js';
import type { ShapeOptions, SuspectNumber } from './walk-record.js';

/** What the walk over a resource found. */
export interface ShapeResult extends Found {
  readonly findings: readonly Finding[];
  /** Findings beyond the limit, counted and not listed. */
  readonly leftOut: number;
  /** Property names met, for finding out whether the text has repeated ones. */
  readonly keys: number;
  /** Numbers that JavaScript may have changed in reading. */
  readonly numbers: readonly SuspectNumber[];
  /** Places of the resources inside, in document order. */
  readonly inner: readonly JsonPath[];
  /** Where the walk stopped, because it went deeper than the limit. */
  readonly tooDeepAt: JsonPath | undefined;
}

/** Judges the JSON shape of a resource of a known type: https://hl7.org/fhir/R4/json.html */
export function checkShape(resource: JsonObject, model: Model, options: ShapeOptions): ShapeResult {
  const root = rootNode(resource, model);
  if (root.type === undefined) return nothing;
  const walk = new ShapeWalk(root, root.type, resource, options);
  let tooDeepAt: JsonPath | undefined;
  try {
    walk.walk(resource);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    tooDeepAt = walk.here();
  }
  const { found, keys, numbers, extensions, hollow, unsound, typed, inner } = walk;
  const findings = found.all();
  const { leftOut } = found;
  return { findings, leftOut, keys, numbers, extensions, hollow, unsound, typed, inner, tooDeepAt };
}

const nothing: ShapeResult = {
  findings: [],
  leftOut: 0,
  keys: 0,
  numbers: [],
  extensions: [],
  hollow: [],
  unsound: [],
  typed: [],
  inner: [],
  tooDeepAt: undefined,
};
