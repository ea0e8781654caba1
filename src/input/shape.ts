import { rootNode, type JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { Model } from '../fhir/model/model.js';
import type { Finding } from './finding.js';
import type { Found } from './interest.js';
import { planOf } from './shape-plan.js';
import { ShapeWalk, TooDeep, type ShapeOptions, type SuspectNumber } from './shape-walk.js';

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
  const walk = new ShapeWalk(root, resource, options);
  let tooDeepAt: JsonPath | undefined;
  try {
    if (root.type !== undefined) walk.object(resource, planOf(root.type, model), model, 1);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    tooDeepAt = walk.here();
  }
  const { findings, leftOut, keys, numbers, extensions, hollow, inner } = walk;
  return { findings, leftOut, keys, numbers, extensions, hollow, inner, tooDeepAt };
}
