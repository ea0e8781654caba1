/** What issues of the JSON shape say. */
import { isOfKind, type JsonObject } from '../fhir/element.js';
import { modelOf, type Model, type TypeDefinition } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import { releaseName, releases, type Release } from '../fhir/release.js';

export const emptyObject = 'There is nothing in it; leave it out or give it content.';

export const emptyArray = (name: string): string => `${name} is an empty array; leave it out.`;

export const noArray = (name: string): string => `${name} must be a single value, not an array.`;

export const notArray = (name: string, value: unknown): string =>
  `${name} must be an array, not ${kindOf(value)}.`;

export const noValue = (name: string): string => `${name} is null; leave it out or give it a value.`;

export const noPartner = (name: string): string => `${name} is null where there is no value either.`;

/** `owner` is the type that has the property. */
export function wrongType(
  name: string,
  type: TypeDefinition,
  value: unknown,
  owner: TypeDefinition,
  model: Model,
): string {
  const wanted = type.kind === 'primitive' ? `a ${type.json}` : 'an object';
  const others = releases.filter((release) => {
    const other = modelOf(release);
    const property = other.type(owner.name)?.properties.get(name);
    const itsType = property && other.type(property.type);
    return itsType !== undefined && isOfKind(value, itsType);
  });
  return others.length === 0
    ? `${name} must be ${wanted}, not ${kindOf(value)}.`
    : `${name} must be ${wanted} in FHIR ${releaseName(model.release)}, not ${kindOf(value)}; that is how ${named(others)} ${others.length === 1 ? 'has' : 'have'} it: name the version if that is meant.`;
}

/** `R4, R4B and R5` */
function named(others: readonly Release[]): string {
  const names = others.map(releaseName);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

export const wrongPartner = (name: string, value: unknown): string =>
  `${name} must be an object with an id or extensions, not ${kindOf(value)}.`;

export const twoValues = (first: string, element: string, type: TypeDefinition): string =>
  `There is ${first} already; ${type.typeName} has one ${element}[x].`;

/** The property that an unknown one may be a slip of. */
export const nearProperty = (name: string, type: TypeDefinition): string | undefined =>
  nearest(name, type.properties.keys());

export function unknownProperty(name: string, type: TypeDefinition, model: Model): string {
  const said = `FHIR ${releaseName(model.release)} has no property ${JSON.stringify(name)} in ${type.name}`;
  const others = releases.filter((release) => modelOf(release).type(type.name)?.properties.has(name));
  if (others.length > 0)
    return `${said}; ${named(others)} ${others.length === 1 ? 'has' : 'have'} it: name the version if that is meant.`;
  const near = nearProperty(name, type);
  return near === undefined ? `${said}.` : `${said}; did you mean ${near}?`;
}

export const holdsControl = (name: string, character: string): string =>
  `${name} holds the control character U+${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}.`;

export const holdsSurrogate = (name: string): string =>
  `${name} holds half of a surrogate pair, which is no character.`;

export const noResource = (value: JsonObject): string =>
  value.resourceType === undefined
    ? 'A resource is expected here, but this has no resourceType.'
    : `A resource is expected here, but its resourceType is ${JSON.stringify(value.resourceType)}.`;

/** What is said of a statement of another version than those that are judged. */
export const otherVersion = (resource: JsonObject): string =>
  `This is a CapabilityStatement of FHIR ${JSON.stringify(resource.fhirVersion)}, a version that is not judged; ` +
  'judged are 3.0, 4.0, 4.3 and 5.0 as published.';

/** What is said of a resource type that came with R4B. */
export const undefinedType = (resource: JsonObject): string =>
  `${String(resource.resourceType)} came with FHIR R4B, and its definition is not known here; it is not judged.`;

/** FHIR strings have no control characters but tab and line ends, and no half of a surrogate pair. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
/** With the u flag, only a surrogate without its other half matches; that is slow, so plain ones go first. */
const loneSurrogate = /[\ud800-\udfff]/u;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/;

const short = 40;

/** Whether a string is worth a closer look. Most strings are so short that a regular expression costs more. */
export function isSuspect(text: string): boolean {
  if (text.length > short) return suspect.test(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? !isLineOrTab(code) : code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

const isLineOrTab = (code: number): boolean => code === 0x09 || code === 0x0a || code === 0x0d;

export const controlCharacter = (text: string): string | undefined => control.exec(text)?.[0];

export const hasLoneSurrogate = (text: string): boolean =>
  /[\ud800-\udfff]/.test(text) && loneSurrogate.test(text);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
