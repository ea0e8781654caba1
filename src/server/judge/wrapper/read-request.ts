import type { JsonObject } from '../../../fhir/element.js';
import type { Severity } from '../../../fhir/issue.js';
import { fieldOf, filledStringIn, itemsIn, objectIn, required, stringIn, type Field } from './field.js';
import { readLevel } from './levels.js';
import { profileList } from './profile-list.js';
import { readFiles, type FileInfo } from './read-files.js';

/** What a request of the validator-wrapper asks, of all that it can ask: what has a meaning here. */
export interface ValidationRequest {
  readonly files: readonly FileInfo[];
  /** `sv`; undefined where each resource says it of itself. */
  readonly fhirVersion: string | undefined;
  /** Each once. */
  readonly profiles: readonly string[];
  /** Milder issues are not told. */
  readonly mildest: Severity;
  readonly sessionId: string | undefined;
}

/**
 * Where a request says how to validate: all in one, by its newer or its older name, or in the newest, which are apart.
 * The first that says a thing counts, but profiles add up.
 */
const contexts: readonly string[] = [
  'validationContext',
  'cliContext',
  'validationEngineParameters',
  'instanceValidatorParameters',
];

/** Whether an object has what only such a request has. */
export const isRequest = (body: JsonObject): boolean =>
  ['filesToValidate', ...contexts].some((name) => Object.hasOwn(body, name));

/** Throws a `Problem` for a request that the wrapper would not take. The query may name profiles, too. */
export function readRequest(
  body: JsonObject,
  inQuery: readonly string[],
  maxFiles: number,
): ValidationRequest {
  const files = readFiles(fieldOf(body, 'filesToValidate'), maxFiles);
  const settings = (name: string): Field[] =>
    contexts.flatMap((at) => {
      const context = objectIn(fieldOf(body, at));
      return context === undefined ? [] : [fieldOf(context, name, at)];
    });
  return {
    files,
    fhirVersion: first(settings('sv'), filledStringIn),
    profiles: profileList([...inQuery, ...settings('profiles').flatMap(readProfiles)]),
    mildest: first(settings('level'), readLevel) ?? 'information',
    sessionId: filledStringIn(fieldOf(body, 'sessionId')),
  };
}

const readProfiles = (field: Field): string[] =>
  (itemsIn(field) ?? []).map((item) => required(stringIn(item), item));

/** All are read, so that what is malformed is told of each. */
const first = <T>(fields: readonly Field[], read: (field: Field) => T | undefined): T | undefined =>
  fields.map(read).find((value) => value !== undefined);
