import { formFault, quoted, typeFault, type FormFault } from './form-fault.js';
import { hasWhiteSpace } from './white-space.js';

/** http://hl7.org/fhir/R4/datatypes.html#uri */
export const uriFault = (value: string): FormFault | undefined => commonFault(value) ?? urnFault(value);

/** http://hl7.org/fhir/R4/datatypes.html#oid */
export const oidFault = (value: string): FormFault | undefined =>
  commonFault(value) ??
  (value.startsWith('urn:oid:')
    ? urnFault(value)
    : typeFault('OID_Start', `${quoted(value)} is no oid; write it as urn:oid:, followed by the OID.`));

/** http://hl7.org/fhir/R4/datatypes.html#uuid */
export const uuidFault = (value: string): FormFault | undefined =>
  commonFault(value) ??
  (value.startsWith('urn:uuid:')
    ? urnFault(value)
    : typeFault('UUID_Strat', `${quoted(value)} is no uuid; write it as urn:uuid:, followed by the UUID.`));

/** http://hl7.org/fhir/R4/datatypes.html#canonical: absolute, or a fragment; it may end in `|` and a version. */
export function canonicalFault(value: string): FormFault | undefined {
  const common = commonFault(value);
  if (common !== undefined) return common;
  if (!absolute.test(value))
    return formFault(
      'TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE',
      `${quoted(value)} is no canonical: it is neither an absolute URL nor #, followed by the id of a ` +
        'contained resource; write the whole URL.',
    );
  if (value.charCodeAt(0) !== letterU) return undefined;
  const bar = value.lastIndexOf('|');
  return urnFault(bar < 0 ? value : value.slice(0, bar));
}

const letterO = 0x6f;
const letterU = 0x75;
const absolute = /^(?:#|[A-Za-z][A-Za-z0-9+.-]*:.)/;

function commonFault(value: string): FormFault | undefined {
  const first = value.charCodeAt(0);
  if (first === letterO && value.startsWith('oid:'))
    return typeFault('URI_OID', `${quoted(value)}: there is no uri scheme oid:; write urn:oid:.`);
  if (first === letterU && value.startsWith('uuid:'))
    return typeFault('URI_UUID', `${quoted(value)}: there is no uri scheme uuid:; write urn:uuid:.`);
  return hasWhiteSpace(value)
    ? typeFault('URI_WS', `${quoted(value)} has white space in it; remove it, or write %20 for a space.`)
    : undefined;
}

/** A fragment may follow a UUID. */
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:#|$)/;
function urnFault(value: string): FormFault | undefined {
  if (value.charCodeAt(0) !== letterU || uuid.test(value)) return undefined;
  if (value.startsWith('urn:uuid:'))
    return typeFault(
      'UUID_Valid',
      `${quoted(value)} is no valid UUID: write 32 hexadecimal digits in lower case, grouped 8-4-4-4-12.`,
    );
  if (value.startsWith('urn:oid:') && !isOid(value))
    return typeFault(
      'OID_Valid',
      oid.test(value)
        ? `${quoted(value)} is too short for an OID that names anything; write the whole of it.`
        : `${quoted(value)} is no valid OID: write numbers with dots between them and no zeros in front, the first ` +
            'of them 0, 1 or 2.',
    );
  return undefined;
}

/** What FHIR R4 says of an OID; the HL7 validator asks for more. */
const oid = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/;

/** Like the HL7 validator, takes what is too short to name anything for a mistake, but in the arc 1.3. */
function isOid(value: string): boolean {
  const root = value.charCodeAt(prefixLength);
  if (root < zero || root > zero + 2 || value.charCodeAt(prefixLength + 1) !== dot) return false;
  let begin = prefixLength + 2;
  for (let at = begin; at <= value.length; at++) {
    const code = at < value.length ? value.charCodeAt(at) : dot;
    if (code === dot) {
      if (at === begin || (value.charCodeAt(begin) === zero && at > begin + 1)) return false;
      begin = at + 1;
    } else if (code < zero || code > zero + 9) return false;
  }
  return value.startsWith('urn:oid:1.3') || value.lastIndexOf('.') >= prefixLength + 4;
}

const prefixLength = 'urn:oid:'.length;
const zero = 0x30;
const dot = 0x2e;
