import { dateHint, dateTimeHint, dayHint, instantHint, zoneHint } from './date-words.js';
import { quoted, typeFault, type FormFault } from './form-fault.js';
import { isOnlyWhiteSpace, onlyWhiteSpace } from './white-space.js';

const day = '(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
/** A leap second is allowed at any minute: http://hl7.org/fhir/R4/datatypes.html#dateTime */
const clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?';
const zone = '(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))';
const partialDate = '(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?';

const date = new RegExp(`^(?:${day}|${partialDate})$`);
const dateTime = new RegExp(`^(?:${day}(?:T${clock}${zone})?|${partialDate})$`);
const instant = new RegExp(`^${day}T${clock}${zone}$`);
const time = new RegExp(`^${clock}$`);
const zoneless = new RegExp(`^${day}T${clock}$`);

/** http://hl7.org/fhir/R4/datatypes.html#date */
export const dateFault = (value: string): FormFault | undefined =>
  date.test(value) ? calendarFault('Date_Valid', value) : fault('Date_Valid', 'date', value, dateHint(value));

/** http://hl7.org/fhir/R4/datatypes.html#dateTime */
export function dateTimeFault(value: string): FormFault | undefined {
  const brief = shortened(value, timeAt + 8);
  if (dateTime.test(brief)) return calendarFault('DateTime_Valid', value);
  return zoneless.test(brief)
    ? fault('DateTime_TZ', 'dateTime', value, zoneHint)
    : fault('DateTime_Valid', 'dateTime', value, dateTimeHint(value));
}

/** http://hl7.org/fhir/R4/datatypes.html#instant */
export function instantFault(value: string): FormFault | undefined {
  const brief = shortened(value, timeAt + 8);
  if (instant.test(brief)) return calendarFault('Instant_Valid', value);
  return fault('DateTime_Regex', 'instant', value, zoneless.test(brief) ? zoneHint : instantHint(value));
}

/** http://hl7.org/fhir/R4/datatypes.html#time */
export const timeFault = (value: string): FormFault | undefined =>
  time.test(shortened(value, 8))
    ? undefined
    : fault('Time_Valid', 'time', value, 'Write hours, minutes and seconds, without a zone: 13:28:17.');

const timeAt = '2000-01-01T'.length;

/** Fractions may have any length, but a regular expression that backs out of millions of digits needs a stack. */
function shortened(value: string, point: number): string {
  if (value.length < 100 || value.charCodeAt(point) !== 0x2e) return value;
  let end = point + 2;
  while (end < value.length && isDigit(value.charCodeAt(end))) end += 1;
  return value.slice(0, point + 2) + value.slice(end);
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The days 29 to 31, of months that may not have them. */
function calendarFault(check: string, value: string): FormFault | undefined {
  if (value.length < 10 || twoDigits(value, 8) <= 28) return undefined;
  const month = twoDigits(value, 5);
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  const days = daysOf(month, year);
  return twoDigits(value, 8) <= days ? undefined : typeFault(check, `${quoted(value)}: ${dayHint(days)}`);
}

const twoDigits = (value: string, at: number): number =>
  (value.charCodeAt(at) - 0x30) * 10 + value.charCodeAt(at + 1) - 0x30;

const daysOf = (month: number, year: number): number =>
  month === 2
    ? isLeap(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const fault = (check: string, type: string, value: string, hint: string): FormFault =>
  isOnlyWhiteSpace(value) ? onlyWhiteSpace() : typeFault(check, `${quoted(value)} is no ${type}. ${hint}`);
