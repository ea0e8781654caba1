import { isObject } from '../../fhir/element.js';
import { isA } from '../../fhir/model/model.js';
import { EvaluationError, NotCovered } from './compiled.js';
import { isNode, isQuantity, type Item, type Quantity } from './item.js';
import { baseCode, ucumUnit, type UcumUnit } from './ucum.js';

/** A calendar duration in seconds; months and years also in months. https://hl7.org/fhirpath/N1/#quantity */
const calendar: Readonly<Record<string, Duration>> = {
  year: { seconds: 31_536_000, months: 12, code: 'a' },
  month: { seconds: 2_592_000, months: 1, code: 'mo' },
  week: { seconds: 604_800, code: 'wk' },
  day: { seconds: 86_400, code: 'd' },
  hour: { seconds: 3600, code: 'h' },
  minute: { seconds: 60, code: 'min' },
  second: { seconds: 1, code: 's' },
  millisecond: { seconds: 0.001, code: 'ms' },
};

const wordOf = new Map(Object.entries(calendar).map(([word, { code }]) => [code, word]));

/** `year` for `years`; undefined for what is no word of the calendar. */
export function calendarWord(unit: string): string | undefined {
  const word = unit.replace(/s$/, '');
  return Object.hasOwn(calendar, word) ? word : undefined;
}

interface Duration {
  readonly seconds: number;
  readonly months?: number;
  readonly code: string;
}

export const duration = (unit: string): Duration | undefined => calendar[calendarWord(unit) ?? ''];

/** The UCUM code of a unit; of a word of the calendar the one that comes nearest. */
export const codeOf = (unit: string): string => duration(unit)?.code ?? unit.replace(/^'|'$/g, '');

/** The word of the calendar that a UCUM code of a duration stands for. */
export const calendarOfCode = (code: string): string | undefined => wordOf.get(code);

export const quantity = (value: number, unit: string): Quantity => ({
  kind: 'Quantity',
  value,
  unit,
  text: `${value.toString()} ${unit}`,
});

const form = /^([-+]?\d+(?:\.\d+)?)\s*(?:('[^']+')|([a-zA-Z]+))?$/;

/** Reads `4 days`, `4 'mg'` and `4`. Undefined for what is no quantity. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = form.exec(text);
  const [, value = '', quoted, word] = match ?? [];
  if (match === null || (word !== undefined && calendarWord(word) === undefined)) return undefined;
  const unit = quoted ?? word ?? "'1'";
  return { kind: 'Quantity', value: Number(value), unit, text: `${value.replace(/^\+/, '')} ${unit}` };
}

/** A quantity, also of a FHIR Quantity that UCUM measures; a number counts as a quantity of unit 1. */
export function quantityOf(item: Item): Quantity | undefined {
  if (isQuantity(item)) return item;
  if (!isNode(item) || !isA(item.type, 'Quantity') || !isObject(item.value)) return undefined;
  const { value, code, system, comparator } = item.value;
  if (system !== 'http://unitsofmeasure.org' || typeof value !== 'number' || typeof code !== 'string')
    return undefined;
  if (comparator !== undefined) throw new EvaluationError('A quantity with a comparator has no one value.');
  return { ...quantity(value, `'${code}'`), isFhir: true };
}

export const withUnitOne = (value: number): Quantity => quantity(value, "'1'");

/** Two quantities in one unit. `unlike`: never comparable; `unsure`: a calendar's year has no fixed length. */
export function align(
  a: Quantity,
  b: Quantity,
  isLoose = false,
): readonly [number, number] | 'unlike' | 'unsure' {
  if (a.unit === b.unit) return [a.value, b.value];
  const [x, y] = [duration(a.unit), duration(b.unit)];
  if (x?.months !== undefined && y?.months !== undefined) return [a.value * x.months, b.value * y.months];
  if (x !== undefined && y !== undefined) return [a.value * x.seconds, b.value * y.seconds];
  if ((x !== undefined || y !== undefined) && !isLoose && (isAboveWeeks(a.unit) || isAboveWeeks(b.unit)))
    return acrossCalendars(a, b);
  const one = isLoose || x === undefined ? unitOf(codeOf(a.unit)) : unitOf('s', x.seconds);
  const other = isLoose || y === undefined ? unitOf(codeOf(b.unit)) : unitOf('s', y.seconds);
  if (baseCode(one) !== baseCode(other)) return 'unlike';
  return [inBase(a.value, one), inBase(b.value, other)];
}

/** Months and years, of the calendar or of UCUM, which differ. */
const isAboveWeeks = (unit: string): boolean => ['a', 'mo'].includes(codeOf(unit));

/** FHIR says that its durations in UCUM mean the calendar's. https://hl7.org/fhir/fhirpath.html#quantity */
function acrossCalendars(a: Quantity, b: Quantity): readonly [number, number] | 'unlike' | 'unsure' {
  const word = (each: Quantity): string | undefined => each.isFhir && wordOf.get(codeOf(each.unit));
  const [x, y] = [word(a), word(b)];
  if (x !== undefined) return align(quantity(a.value, x), b);
  return y === undefined ? 'unsure' : align(a, quantity(b.value, y));
}

export function unitOf(code: string, factor = 1): UcumUnit {
  const unit = ucumUnit(code);
  if (unit === undefined) throw new NotCovered(`The unit ${code}`);
  return { ...unit, factor: unit.factor * factor };
}

const inBase = (value: number, { factor, offset = 0 }: UcumUnit): number => (value + offset) * factor;

/** -1, 0 or 1; undefined where the units do not tell. Twelve digits count: the rest is noise of the conversion. */
export function compareQuantities(a: Quantity, b: Quantity): number | undefined {
  const pair = align(a, b);
  if (typeof pair === 'string') return undefined;
  const [x, y] = [twelveDigits(pair[0]), twelveDigits(pair[1])];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** `=`: what cannot be compared is not equal, but a calendar's year may be a year of UCUM. */
export function equalQuantities(a: Quantity, b: Quantity): boolean | undefined {
  if (align(a, b) === 'unlike') return false;
  const order = compareQuantities(a, b);
  return order === undefined ? undefined : order === 0;
}

const twelveDigits = (value: number): number => Number(value.toPrecision(12));

/** The same for quantities that are equal. */
export function quantityKey({ value, unit }: Quantity): string {
  const word = duration(unit);
  if (word?.months !== undefined) return `${(value * word.months).toString()} month`;
  const measure = word === undefined ? ucumUnit(codeOf(unit)) : unitOf('s', word.seconds);
  if (measure === undefined) return `${value.toString()} ${unit}`;
  return `${twelveDigits(inBase(value, measure)).toString()} '${baseCode(measure)}'`;
}

/** How much a unit holds, to tell the smaller of two. */
export const sizeOf = (unit: string): number => duration(unit)?.seconds ?? unitOf(codeOf(unit)).factor;
