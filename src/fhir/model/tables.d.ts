/**
 * The types and elements of each FHIR release that fhirpath ships a model for, written into `dist` by
 * `build/model-tables.ts`. Each value is the JSON text of an object: type -> `parent element element …`.
 *
 * A type is a FHIR type (`Extension`) or the path of a backbone element (`CapabilityStatement.rest`). An element
 * is `name:type`, with `*` after the name when it repeats, `!` when JSON has no `_name` partner for it, and `?`
 * when it is a choice, whose types follow separated by commas.
 */
export declare const tables: { readonly stu3: string; readonly r4: string; readonly r5: string };
