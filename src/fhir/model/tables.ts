import { table as r4 } from './table-r4.js';
import { table as r4b } from './table-r4b.js';
import { table as r5 } from './table-r5.js';
import { table as stu3 } from './table-stu3.js';

/**
 * The types and elements of each FHIR release that fhirpath ships a model for, written into `dist` by
 * `build/model-tables.ts`. Each value is the JSON text of an object: type -> `parent element element …`. That of R4B says
 * what is otherwise than in R4; null is for a type that it does not have.
 *
 * A type is a FHIR type (`Extension`) or the path of a backbone element (`CapabilityStatement.rest`). An element
 * is `name:type`, with `*` after the name when it repeats, `!` when JSON has no `_name` partner for it, and `?`
 * when it is a choice, whose types follow separated by commas.
 */
export const tables: Readonly<Record<'stu3' | 'r4' | 'r4b' | 'r5', string>> = { stu3, r4, r4b, r5 };
