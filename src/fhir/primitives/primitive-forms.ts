import { base64Fault, codeFault, idFault, markdownFault, stringFault } from './text-forms.js';
import { dateFault, dateTimeFault, instantFault, timeFault } from './date-forms.js';
import type { Form } from './form-fault.js';
import { decimalFault, integerFault, positiveIntFault, unsignedIntFault } from './number-forms.js';
import { canonicalFault, oidFault, uriFault, uuidFault } from './uri-forms.js';
import { xhtmlFault } from './xhtml-form.js';

/**
 * What judges the values of a primitive type of R4, or undefined for a type whose values all have the right form
 * (boolean) and for what is no primitive. The empty string is passed over: it is no value, which another rule tells.
 */
export const formOf = (primitiveType: string): Form | undefined => forms.get(primitiveType);

const ofText =
  (form: Form<string>): Form =>
  (value) =>
    typeof value === 'string' && value !== '' ? form(value) : undefined;

const ofNumber =
  (form: Form<number>): Form =>
  (value) =>
    typeof value === 'number' ? form(value) : undefined;

const forms: ReadonlyMap<string, Form> = new Map([
  ['string', ofText(stringFault)],
  ['markdown', ofText(markdownFault)],
  ['code', ofText(codeFault)],
  ['id', ofText(idFault)],
  ['uri', ofText(uriFault)],
  ['url', ofText(uriFault)],
  ['canonical', ofText(canonicalFault)],
  ['oid', ofText(oidFault)],
  ['uuid', ofText(uuidFault)],
  ['date', ofText(dateFault)],
  ['dateTime', ofText(dateTimeFault)],
  ['instant', ofText(instantFault)],
  ['time', ofText(timeFault)],
  ['base64Binary', ofText(base64Fault)],
  ['integer', ofNumber(integerFault)],
  ['unsignedInt', ofNumber(unsignedIntFault)],
  ['positiveInt', ofNumber(positiveIntFault)],
  ['decimal', ofNumber(decimalFault)],
  ['xhtml', ofText(xhtmlFault)],
]);
