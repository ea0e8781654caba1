import { fromSingle, single } from '../compiled.js';
import { decimalItem, isTemporal, systemValue, type Item } from '../item.js';
import { parseTemporal, type Temporal } from '../temporal.js';
import type { FunctionCompiler, FunctionTable } from './registry.js';

/** Parts of dates and times: https://build.fhir.org/ig/HL7/FHIRPath/#extract-datetime-components */
const component =
  (of: (moment: Temporal) => Item | undefined): FunctionCompiler =>
  (input) =>
    fromSingle((focus, environment) => {
      const item = single(input, focus, environment);
      const value = item === undefined ? undefined : systemValue(item);
      const moment =
        typeof value === 'string'
          ? (parseTemporal(value, 'Date') ?? parseTemporal(value, 'Time'))
          : typeof value === 'object' && isTemporal(value)
            ? value
            : undefined;
      return moment && of(moment);
    });

const ofDate = (index: number): FunctionCompiler =>
  component(({ kind, parts }) => (kind === 'Time' ? undefined : parts[index]));

const ofTime = (index: number, of: (value: number) => number = Math.trunc): FunctionCompiler =>
  component(({ kind, parts }) => {
    const value = kind === 'Date' ? undefined : parts[kind === 'Time' ? index - 3 : index];
    return value === undefined ? undefined : of(value);
  });

export const dates: FunctionTable = {
  yearOf: ofDate(0),
  monthOf: ofDate(1),
  dayOf: ofDate(2),
  hourOf: ofTime(3),
  minuteOf: ofTime(4),
  secondOf: ofTime(5),
  millisecondOf: component(({ kind, text }) => {
    const fraction = kind === 'Date' ? undefined : /:\d\d\.(\d+)/.exec(text)?.[1];
    return fraction === undefined ? undefined : Number(fraction.padEnd(3, '0').slice(0, 3));
  }),
  timezoneOffsetOf: component(({ offset }) =>
    offset === undefined
      ? undefined
      : decimalItem(offset % 60 === 0 ? (offset / 60).toFixed(1) : String(offset / 60)),
  ),
  dateOf: component(({ kind, text }) =>
    kind === 'Time' ? undefined : parseTemporal(text.split('T')[0] ?? '', 'Date'),
  ),
  timeOf: component(({ kind, text }) => {
    const time = kind === 'DateTime' ? /T([\d:.]+)/.exec(text)?.[1] : undefined;
    return time === undefined ? undefined : parseTemporal(time, 'Time');
  }),
};
