import { typeFault, type FormFault } from './form-fault.js';

/** http://hl7.org/fhir/R4/datatypes.html#integer: whole, in 32 bits, and no -0, which has no form there. */
export function integerFault(value: number): FormFault | undefined {
  if ((value | 0) === value && !Object.is(value, -0)) return undefined;
  return typeFault(
    'Integer_Valid',
    Number.isInteger(value)
      ? `${said(value)} is no integer of FHIR: it must lie between -2,147,483,648 and 2,147,483,647.`
      : `${said(value)} is no integer; write a whole number.`,
  );
}

/** http://hl7.org/fhir/R4/datatypes.html#unsignedInt */
export const unsignedIntFault = (value: number): FormFault | undefined =>
  integerFault(value) ??
  (value >= 0 ? undefined : typeFault('Integer_LT0', `${said(value)} is below 0; write 0 or more.`));

/** http://hl7.org/fhir/R4/datatypes.html#positiveInt */
export const positiveIntFault = (value: number): FormFault | undefined =>
  integerFault(value) ??
  (value >= 1 ? undefined : typeFault('Integer_LT1', `${said(value)} is below 1; write 1 or more.`));

/** http://hl7.org/fhir/R4/datatypes.html#decimal: JSON's form is FHIR's; only what no number can hold is told. */
export const decimalFault = (value: number): FormFault | undefined =>
  Number.isFinite(value)
    ? undefined
    : {
        ...typeFault(
          'Decimal_Range',
          'The number is too large to be held as a decimal; write a smaller one.',
        ),
        severity: 'warning',
        code: 'value',
      };

const said = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
