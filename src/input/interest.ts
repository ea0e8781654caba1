import type { JsonObject } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import type { TypeDefinition } from '../fhir/model/model.js';

/** What rules want to be told of by the walk over the JSON. */
export interface Interest {
  /** Whether they want to know of an extension with this url, any value of JSON, at the first `level` steps of a path. */
  isOfInterest(url: unknown, path: JsonPath, level: number): boolean;
  /** Whether they want to know of elements that may hold nothing but an id. */
  readonly inHollowElements: boolean;
  /** Whether they want to know of extensions that may have both a value and extensions, or neither. */
  readonly inUnsoundExtensions: boolean;
  /** Whether they want to know of every element of a type. */
  isSoughtType(type: TypeDefinition): boolean;
}

/** An element as the walk over the JSON found it. */
export interface FoundElement {
  /** The resources it stands in, outermost first. */
  readonly resources: readonly JsonObject[];
  readonly path: JsonPath;
}

export interface FoundExtension extends FoundElement {
  /** The url as JSON has it, whatever it is. */
  readonly url: unknown;
}

export interface FoundTyped extends FoundElement {
  readonly type: TypeDefinition;
}

/** What the walk found of interest. */
export interface Found {
  readonly extensions: readonly FoundExtension[];
  /** Elements that may hold nothing, and all that do. */
  readonly hollow: readonly FoundElement[];
  /** Extensions that may have both a value and extensions, or neither, and all that do. */
  readonly unsound: readonly FoundElement[];
  /** Elements of the types that are sought. */
  readonly typed: readonly FoundTyped[];
}
