/** A date, date and time, or time of day, with the precision it was written in. */
export interface Temporal {
  readonly kind: 'Date' | 'DateTime' | 'Time';
  readonly text: string;
  /** Year, month, day, hour, minute, second with fraction; as many as were written. Time begins with the hour. */
  readonly parts: readonly number[];
  /** Minutes east of UTC; undefined where none was written. */
  readonly offset: number | undefined;
}

const dateForm = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const dateTimeForm =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?T(?:(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?)?(Z|[-+]\d\d:\d\d)?$/;
const timeForm = /^T?(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?$/;

/** Reads FHIR's `date`, `dateTime`, `instant`, `time` and FHIRPath's literals. Undefined for anything else. */
export function parseTemporal(text: string, type: string): Temporal | undefined {
  if (type.toLowerCase() === 'time') return create('Time', text, timeForm.exec(text)?.slice(1), undefined);
  const date = dateForm.exec(text);
  if (date !== null)
    return create(type === 'date' || type === 'Date' ? 'Date' : 'DateTime', text, date.slice(1), undefined);
  const dateTime = dateTimeForm.exec(text);
  return create('DateTime', text, dateTime?.slice(1, 7), dateTime?.[7]);
}

function create(
  kind: Temporal['kind'],
  text: string,
  groups: readonly (string | undefined)[] | undefined,
  zone: string | undefined,
): Temporal | undefined {
  if (groups === undefined) return undefined;
  const parts = groups.filter((each) => each !== undefined).map(Number);
  const offset = zone === undefined ? undefined : minutesOf(zone);
  const isReal = kind === 'Time' ? isTimeOfDay(parts) : isDay(parts) && isTimeOfDay(parts.slice(3));
  return isReal && Math.abs(offset ?? 0) <= 14 * 60 ? { kind, text, parts, offset } : undefined;
}

const isDay = ([year = 0, month = 1, day = 1]: readonly number[]): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);

/** A minute may have a leap second. */
const isTimeOfDay = ([hour = 0, minute = 0, second = 0]: readonly number[]): boolean =>
  hour < 24 && minute < 60 && second < 61;

export const daysOfMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** -1, 0 or 1; undefined where the precision does not tell: https://hl7.org/fhirpath/N1/#comparison */
export function compareTemporal(left: Temporal, right: Temporal): number | undefined {
  if ((left.kind === 'Time') !== (right.kind === 'Time')) return undefined;
  const [a, b] = inOneZone(left, right);
  if (a === undefined || b === undefined) return undefined;
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a[index];
    const y = b[index];
    if (x === undefined || y === undefined) return undefined;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** With a zone on one side only, no order is known unless the dates are compared without their times. */
function inOneZone(left: Temporal, right: Temporal): readonly (readonly number[] | undefined)[] {
  if (left.offset === right.offset) return [left.parts, right.parts];
  if (left.offset === undefined || right.offset === undefined) {
    return left.parts.length > 3 && right.parts.length > 3
      ? [undefined, undefined]
      : [left.parts, right.parts];
  }
  return [toUtc(left.parts, left.offset), toUtc(right.parts, right.offset)];
}

function toUtc(parts: readonly number[], offset: number): readonly number[] {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const whole = Math.floor(second);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, whole));
  const all = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds() + (second - whole),
  ];
  return all.slice(0, parts.length);
}

/** The same for moments that are equal: in UTC where a zone is given. */
export function temporalKey({ parts, offset, kind }: Temporal): string {
  const base = kind === 'Time' ? 'T' : '';
  return offset === undefined ? `${base}${parts.join(' ')}` : `${toUtc(parts, offset).join(' ')} Z`;
}

/** A moment in the form it is written in, with the given precision of the second's fraction. */
export function temporalOf(
  kind: Temporal['kind'],
  parts: readonly number[],
  zone: string,
  fraction: number,
): Temporal {
  const two = (each: number, index: number): string => {
    const digits = index === (kind === 'Time' ? 2 : 5) && fraction > 0 ? fraction + 3 : 2;
    const text = digits > 2 ? each.toFixed(fraction) : each.toString();
    return text.padStart(kind !== 'Time' && index === 0 ? 4 : digits, '0');
  };
  const texts = parts.map(two);
  const time = (from: number): string => texts.slice(from, from + 3).join(':');
  if (kind === 'Time') return { kind, text: time(0), parts, offset: undefined };
  const day = texts.slice(0, 3).join('-');
  const text = parts.length > 3 ? `${day}T${time(3)}${zone}` : day;
  return { kind, text, parts, offset: zone === '' ? undefined : minutesOf(zone) };
}

/** What is written of the zone: `Z`, `+10:00` or nothing. */
export const zoneOf = ({ text, offset }: Temporal): string =>
  offset === undefined ? '' : text.endsWith('Z') ? 'Z' : text.slice(-6);
