import type { ElementPlan } from './xml-plan.js';

/** http://hl7.org/fhir/R4/datatypes.html; a plus is allowed before what is not zero. */
const integer = /^(?:-?0|[-+]?[1-9][0-9]*)$/;
const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

/**
 * The value that JSON has for an attribute. What is no boolean or no number stays a string, which is of the wrong type
 * there; so does a whole number that is written with a point.
 */
export function jsonValue(text: string, form: ElementPlan['form']): string | number | boolean {
  if (form === 'string') return text;
  if (form === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (form === 'integer' && integer.test(text)) return Number(text);
  if (!decimal.test(text)) return text;
  const number = Number(text);
  return form === 'integer' && Number.isInteger(number) ? text : number;
}
