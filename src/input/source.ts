import type { ElementNode, JsonObject } from '../fhir/element.js';
import type { Model } from '../fhir/model/model.js';
import type { Finding } from './finding.js';
import type { Limits } from './limits.js';
import type { Place, PlaceRequest } from './places.js';
import type { ShapeResult } from './shape.js';
import type { ShapeOptions } from './walk-record.js';

/** An input that could be read, before its version is known. */
export interface Source {
  readonly form: 'json' | 'xml' | 'object';
  /** Without byte order mark; undefined for an object. */
  readonly text: string | undefined;
  /** Type and version, as far as the input tells them: the resource itself, where it is JSON. */
  readonly head: JsonObject;
  /** Reads it by the definitions of a version. `off` has the keys of findings that nobody wants to be told of. */
  read(model: Model, limits: Limits, off: ReadonlySet<string>): Reading;
  /** Where values of the resource stand in the text. Of an object there are no places. */
  locate(requests: readonly PlaceRequest[]): (Place | undefined)[];
}

/** A resource in the form of JSON, and what only its source knows of it. */
export interface Reading {
  readonly resource: JsonObject;
  /** What the walk has to look out for. */
  readonly lookout: Pick<ShapeOptions, 'checkStrings' | 'mayHidePoint' | 'isParsed'>;
  /** What the walk over the resource could not see. */
  hidden(shape: ShapeResult, root: ElementNode): HiddenFindings;
}

export interface HiddenFindings {
  readonly findings: readonly Finding[];
  /** Findings beyond the limit, counted and not listed. */
  readonly leftOut: number;
}
