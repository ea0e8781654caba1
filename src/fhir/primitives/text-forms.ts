import { quoted, typeFault, type FormFault } from './form-fault.js';
import { isOnlyWhiteSpace, onlyWhiteSpace } from './white-space.js';

/** http://hl7.org/fhir/R4/datatypes.html#string, whose length is counted as the HL7 validator does: in UTF-16. */
export function stringFault(value: string): FormFault | undefined {
  if (isOnlyWhiteSpace(value)) return onlyWhiteSpace();
  if (value.length <= maxLength) return undefined;
  return typeFault(
    'String_Length',
    `The text has ${String(value.length)} characters; a string has at most 1,048,576. Shorten it.`,
  );
}

const maxLength = 1_048_576;

/** http://hl7.org/fhir/R4/datatypes.html#markdown */
export const markdownFault = (value: string): FormFault | undefined =>
  isOnlyWhiteSpace(value) ? onlyWhiteSpace() : undefined;

/** http://hl7.org/fhir/R4/datatypes.html#code */
export function codeFault(value: string): FormFault | undefined {
  if (!badCode.test(value)) return undefined;
  if (isOnlyWhiteSpace(value)) return onlyWhiteSpace();
  return typeFault(
    'Code_WS',
    `The code ${quoted(value)} has white space at its ends, or other than single spaces within; remove it.`,
  );
}

const badCode = /[^\S ]|\x85|^ | $| {2}/;

/** http://hl7.org/fhir/R4/datatypes.html#id */
export function idFault(value: string): FormFault | undefined {
  if (id.test(value)) return undefined;
  if (isOnlyWhiteSpace(value)) return onlyWhiteSpace();
  return typeFault(
    'ID_Valid',
    `${quoted(value)} is no id: an id has 1 to 64 characters, which are letters a to z or A to Z, digits, - and .`,
  );
}

const id = /^[A-Za-z0-9.-]{1,64}$/;

/** http://hl7.org/fhir/R4/datatypes.html#base64Binary */
export function base64Fault(value: string): FormFault | undefined {
  // A search for the first other character: to match all of a long value could exhaust the stack of the engine.
  const end = value.search(otherThanBase64);
  if ((end < 0 || isPadding(value, end)) && value.length % 4 === 0) return undefined;
  if (isOnlyWhiteSpace(value)) return onlyWhiteSpace();
  const solid = value.replace(anyWhiteSpace, '');
  if (solid.length !== value.length) return base64Fault(solid);
  return typeFault(
    'Base64_Valid',
    end < 0 || isPadding(value, end)
      ? `The base64 content has ${String(value.length)} characters, which is not a multiple of 4; part of it is missing.`
      : `The base64 content has ${quoted(value.slice(end, end + 1))} as character ${String(end + 1)}; allowed are ` +
          'letters, digits, + and /, with at most two = at the end.',
  );
}

const otherThanBase64 = /[^A-Za-z0-9+/]/;
const anyWhiteSpace = /\s/g;

const isPadding = (value: string, at: number): boolean =>
  value.charCodeAt(at) === 0x3d &&
  (at === value.length - 1 || (at === value.length - 2 && value.charCodeAt(at + 1) === 0x3d));
