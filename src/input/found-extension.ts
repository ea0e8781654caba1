import type { JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';

/** Whether rules want to know of an extension with this url; any value of JSON may stand there. */
export type IsOfInterest = (url: unknown) => boolean;

/** An extension that rules want to know of, as the walk over the JSON found it. */
export interface FoundExtension {
  /** The resources it stands in, outermost first. */
  readonly resources: readonly JsonObject[];
  /** The url as JSON has it, whatever it is. */
  readonly url: unknown;
  readonly path: JsonPath;
}
