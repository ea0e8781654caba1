import { EvaluationError } from './compiled.js';
import { fractionDigits } from './decimal.js';
import type { Quantity } from './item.js';
import { calendarOfCode, calendarWord, codeOf, duration } from './quantity.js';
import { daysOfMonth, temporalOf, zoneOf, type Temporal } from './temporal.js';

const dateUnits = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** `date + duration`: https://hl7.org/fhirpath/N1/#datetime-arithmetic. `sign` is -1 for the minus. */
export function addDuration(moment: Temporal, by: Quantity, sign: 1 | -1): Temporal | undefined {
  const word = unitWord(by);
  if (word === 'millisecond') return shift(moment, 'second', (sign * by.value) / 1000);
  if (word === 'second') return shift(moment, word, sign * by.value);
  const amount = sign * Math.trunc(by.value);
  return word === 'week' ? shift(moment, 'day', amount * 7) : shift(moment, word, amount);
}

/** A UCUM month or year has a fixed length, which no calendar has; FHIR's mean the calendar's. */
function unitWord({ unit, isFhir }: Quantity): string {
  const code = codeOf(unit);
  const word =
    calendarWord(unit.replace(/'/g, '')) ??
    (isFhir || !['a', 'mo'].includes(code) ? calendarOfCode(code) : undefined);
  if (word === undefined) throw new EvaluationError('Only a duration can be added to a date or time.');
  return word;
}

function shift(moment: Temporal, word: string, amount: number): Temporal | undefined {
  const units = moment.kind === 'Time' ? dateUnits.slice(3) : dateUnits;
  const at = units.findIndex((each) => each === word);
  if (at < 0) throw new EvaluationError(`A time of day has no ${word}.`);
  const last = moment.parts.length - 1;
  // What is finer than the moment counts as far as it fills the moment's own unit.
  if (at > last) return shift(moment, units[last] ?? 'year', inCoarser(amount, word, units[last] ?? 'year'));
  const isTime = moment.kind === 'Time';
  const [year = 2000, month = 1, day = 1, hour = 0, minute = 0, second = 0] = isTime
    ? [undefined, undefined, undefined, ...moment.parts]
    : moment.parts;
  const fraction = Math.max(secondDigits(moment), word === 'second' && !Number.isInteger(amount) ? 3 : 0);
  const start = { year, month, day, hour, minute, milliseconds: Math.round(second * 1000) };
  const parts = isCalendarUnit(word)
    ? addMonths(start, word === 'year' ? amount * 12 : amount)
    : addTime(start, amount * (duration(word)?.seconds ?? 1) * 1000);
  if (parts === undefined) return undefined;
  return isTime
    ? temporalOf('Time', parts.slice(3, 3 + moment.parts.length), '', fraction)
    : temporalOf(moment.kind, parts.slice(0, moment.parts.length), zoneOf(moment), fraction);
}

const isCalendarUnit = (word: string): boolean => word === 'year' || word === 'month';

const secondDigits = ({ text }: Temporal): number =>
  fractionDigits(/:\d\d:(\d\d\.\d+)/.exec(text)?.[1] ?? '0');

function inCoarser(amount: number, from: string, to: string): number {
  const [one, other] = [duration(from), duration(to)];
  if (one?.months !== undefined && other?.months !== undefined)
    return Math.trunc((amount * one.months) / other.months);
  return Math.trunc((amount * (one?.seconds ?? 1)) / (other?.seconds ?? 1));
}

interface Start {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly milliseconds: number;
}

/** The last day of the month where the month has no such day. */
function addMonths(start: Start, amount: number): number[] | undefined {
  const months = start.year * 12 + start.month - 1 + amount;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  if (year < 1 || year > 9999) return undefined;
  const day = Math.min(start.day, daysOfMonth(year, month));
  return [year, month, day, start.hour, start.minute, start.milliseconds / 1000];
}

function addTime(start: Start, milliseconds: number): number[] | undefined {
  const date = new Date(0);
  date.setUTCFullYear(start.year, start.month - 1, start.day);
  date.setUTCHours(start.hour, start.minute, 0, start.milliseconds + milliseconds);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return undefined;
  return [
    year,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    (date.getUTCSeconds() * 1000 + date.getUTCMilliseconds()) / 1000,
  ];
}
