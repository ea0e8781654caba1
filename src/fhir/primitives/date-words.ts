/** What to do about a date or a time that has the wrong form. The value may be long: only its beginning counts. */

const dateForms = 'Write a year, a month or a day: 2015, 2015-02 or 2015-02-07.';
const full = '2015-02-07T13:28:17+02:00';

export const zoneHint = `A time of day needs a zone at its end: Z or an offset such as +02:00.`;

export const dayHint = (days: number): string => `that month has ${String(days)} days.`;

export const dateHint = (value: string): string =>
  beginsWithDay.test(value.slice(0, 20)) ? 'A date has nothing after the day: 2015-02-07.' : dateForms;

export function dateTimeHint(value: string): string {
  const hint = clockHint(value.slice(0, 40));
  return hint ?? `${dateForms.slice(0, -1)}; or a day with a time and a zone: ${full}.`;
}

export const instantHint = (value: string): string =>
  clockHint(value.slice(0, 40)) ?? `Write a day with a time and a zone: ${full}.`;

const beginsWithDay = /^\d{4}-\d\d-\d\d./;

/** Patterns of common mistakes after a day, each with what mends it. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^ +\d/, 'Write T between the day and the time.'],
  [/^T\d\d:\d\d(?!:)/, `A time of day needs seconds: ${full}.`],
  [/^T24:/, 'The hours of a day are 00 to 23; midnight is 00:00:00 of the next day.'],
  [
    /^T\d\d:\d\d:\d\d[.]?\d*(?:z|[+-]\d\d:?\d*)$/,
    'A zone is Z, or an offset from -14:00 to +14:00 with a colon.',
  ],
];

function clockHint(start: string): string | undefined {
  if (!beginsWithDay.test(start)) return undefined;
  return mistakes.find(([pattern]) => pattern.test(start.slice(10)))?.[1];
}
