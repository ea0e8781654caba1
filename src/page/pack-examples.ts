import type { JsonObject } from '../fhir/element.js';

/** Rule key -> what passes it and what fails it, each without what the pack puts under all its examples. */
export type PackExamples = Readonly<
  Record<string, { readonly pass: readonly JsonObject[]; readonly fail: readonly JsonObject[] }>
>;
