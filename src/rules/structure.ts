import type { Release } from '../fhir/release.js';

/**
 * What a pack says of elements and extensions without FHIRPath, as it is written: for all its versions of FHIR. Names of
 * value sets and tables may end with a version (`…/ValueSet/resource-types|5.0.0`). Plain data.
 */
export interface VersionedStructure {
  readonly valueSets: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Table>>;
  /** Several rows of one element are for different versions. */
  readonly elements: Readonly<Record<string, readonly ElementRow[]>>;
  readonly extensions: Readonly<Record<string, readonly ExtensionRow[]>>;
  readonly knownExtensions?: string;
}

/**
 * The same for one version: what a StructureDefinition's snapshot says. The walk over a resource judges it.
 */
export interface PackStructure {
  /** Canonical of a value set -> its codes. */
  readonly valueSets: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Table>>;
  /** Path of an element (`CapabilityStatement.rest.mode`, `Coding.system`) -> what may stand there. */
  readonly elements: Readonly<Record<string, ElementRow>>;
  /** Url -> the definition of an extension. */
  readonly extensions: Readonly<Record<string, ExtensionRow>>;
  /** The table whose keys are urls of extensions that are known, and of which nothing is said. */
  readonly knownExtensions?: string;
}

/** Facts: each value with the keys that have it, less what stands before all keys. */
export interface Table {
  readonly prefix: string;
  /** The keys are separated by a space: most tables are never looked into, and one text is quickly read. */
  readonly values: Readonly<Record<string, string>>;
}

/** What a value must be. */
export interface ValueRow {
  /** The types that are allowed; undefined: all that the model has there. */
  readonly types?: readonly string[];
  /** The value set whose codes alone are allowed. */
  readonly binding?: string;
}

/** What rows of elements and of extensions have in common. */
export interface VersionedRow {
  /** Narrower than the pack's, if given. */
  readonly fhirVersion?: readonly Release[];
}

export interface ElementRow extends ValueRow, VersionedRow {
  readonly min: number;
  /** Undefined: any number. */
  readonly max?: number;
  /** What the whole value looks like. */
  readonly regex?: string;
  /** What proves the regex. Packs that ship are stored without values that fail. */
  readonly examples?: ValueExamples;
  /** The table that says which value goes with that of another element beside this one. */
  readonly determinedBy?: { readonly element: string; readonly table: string };
}

/** Values that are to pass, and values that are not. */
export interface ValueExamples {
  readonly pass: readonly (string | number | boolean)[];
  readonly fail: readonly (string | number | boolean)[];
}

export interface ExtensionRow extends ValueRow, VersionedRow {
  /** Element paths, types, or urls of extensions. */
  readonly context: readonly string[];
  readonly isModifier: boolean;
  readonly max?: number;
  /** Of a complex extension: relative url -> what the part holds. */
  readonly parts?: Readonly<Record<string, ExtensionPart>>;
}

export interface ExtensionPart extends ValueRow {
  readonly min: number;
  readonly max?: number;
}
