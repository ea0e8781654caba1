import { collect, fromSingle, fromTruth, single, type Compiled, type Environment } from '../compiled.js';
import {
  displayText,
  isDecimal,
  isLong,
  isQuantity,
  longItem,
  parseLong,
  systemValue,
  type Item,
} from '../item.js';
import { parseQuantity, quantityOf, withUnitOne, calendarWord } from '../quantity.js';
import { convertQuantity } from '../quantity-arithmetic.js';
import { parseTemporal, type Temporal } from '../temporal.js';
import { textOf } from './strings.js';
import { argument, type FunctionCompiler, type FunctionTable } from './registry.js';

/** Gives the item in another type; undefined where it has none there. */
type Conversion = (item: Item) => Item | undefined;

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['true', 't', 'yes', 'y', '1', '1.0'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0', '0.0'].map((word) => [word, false] as const),
]);

const toText: Conversion = (item) =>
  systemValue(item) === undefined && quantityOf(item) === undefined
    ? undefined
    : displayText(quantityOf(item) ?? item);

const toInteger: Conversion = (item) => {
  const value = systemValue(item);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return /^[-+]?\d{1,19}$/.test(value) ? Number(value) : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  return isDecimal(item) ? undefined : value;
};

const toLong: Conversion = (item) => {
  if (isLong(item)) return item;
  const value = systemValue(item);
  if (typeof value === 'string') return parseLong(value);
  const whole = toInteger(item);
  return typeof whole === 'number' ? longItem(BigInt(whole)) : undefined;
};

const toDecimal: Conversion = (item) => {
  const value = systemValue(item);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return /^[-+]?\d{1,100}(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (typeof value !== 'number') return undefined;
  return isDecimal(item) ? item : value;
};

const toBoolean: Conversion = (item) => {
  const value = systemValue(item);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
  return typeof value === 'string' ? booleans.get(value.toLowerCase()) : undefined;
};

const toQuantity: Conversion = (item) => {
  const value = systemValue(item);
  if (typeof value === 'boolean') return withUnitOne(value ? 1 : 0);
  if (typeof value === 'number') return withUnitOne(value);
  if (typeof value !== 'string') return quantityOf(item);
  const quantity = parseQuantity(value);
  // A word of the calendar in quotes would be no unit of UCUM.
  return quantity?.unit.startsWith("'") && calendarWord(quantity.unit.slice(1, -1)) !== undefined
    ? undefined
    : quantity;
};

const toDate: Conversion = (item) =>
  temporal(item, 'Date', (moment) =>
    moment.kind === 'Time' ? undefined : parseTemporal(moment.text.split('T')[0] ?? '', 'Date'),
  );

const toDateTime: Conversion = (item) =>
  temporal(item, 'DateTime', (moment) =>
    moment.kind === 'Date' ? { ...moment, kind: 'DateTime' } : moment.kind === 'Time' ? undefined : moment,
  );

const toTime: Conversion = (item) =>
  temporal(item, 'Time', (moment) => (moment.kind === 'Time' ? moment : undefined));

function temporal(
  item: Item,
  kind: Temporal['kind'],
  of: (moment: Temporal) => Temporal | undefined,
): Temporal | undefined {
  const value = systemValue(item);
  if (typeof value !== 'string')
    return typeof value === 'object' && value.kind !== 'Quantity' ? of(value) : undefined;
  const moment = parseTemporal(value, kind);
  return moment?.kind === kind ? { ...moment, text: moment.text.replace(/^T|T$/, '') } : undefined;
}

const converting =
  (of: Conversion): FunctionCompiler =>
  (input) =>
    fromSingle((focus, environment) => {
      const item = single(input, focus, environment);
      return item === undefined ? undefined : of(item);
    });

/** Whether the conversion gives something; nothing for an input of none or several. */
const testing =
  (
    of: (
      item: Item,
      given: readonly Compiled[],
      focus: Item | undefined,
      environment: Environment,
    ) => Item | undefined,
  ): FunctionCompiler =>
  (input, given) =>
    fromTruth((focus, environment) => {
      const [item, ...others] = collect(input, focus, environment);
      return item === undefined || others.length > 0
        ? undefined
        : of(item, given, focus, environment) !== undefined;
    });

/** With an argument, in that unit. */
function quantityIn(
  item: Item,
  given: readonly Compiled[],
  focus: Item | undefined,
  environment: Environment,
): Item | undefined {
  const quantity = toQuantity(item);
  if (given.length === 0 || quantity === undefined || !isQuantity(quantity)) return quantity;
  const unit = single(argument(given), focus, environment);
  if (unit === undefined) return undefined;
  const text = textOf(unit);
  return convertQuantity(quantity, calendarWord(text) === undefined ? `'${text}'` : text);
}

const conversions: Readonly<Record<string, Conversion>> = {
  String: toText,
  Integer: toInteger,
  Long: toLong,
  Decimal: toDecimal,
  Boolean: toBoolean,
  Date: toDate,
  DateTime: toDateTime,
  Time: toTime,
};

/** https://hl7.org/fhirpath/N1/#conversion */
export const conversion: FunctionTable = {
  ...Object.fromEntries(Object.entries(conversions).map(([type, of]) => [`to${type}`, converting(of)])),
  ...Object.fromEntries(Object.entries(conversions).map(([type, of]) => [`convertsTo${type}`, testing(of)])),
  toQuantity: (input, given) =>
    fromSingle((focus, environment) => {
      const item = single(input, focus, environment);
      return item === undefined ? undefined : quantityIn(item, given, focus, environment);
    }),
  convertsToQuantity: testing(quantityIn),
};
