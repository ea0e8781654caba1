/** How what the tables of packs find may be mended. */
import { nearest } from '../../fhir/nearest.js';
import { writing, type FixMaker } from '../../input/change.js';

/** The code that a value is another spelling of; safe where only case or white space at the ends differ. */
export function codeFix(value: unknown, codes: readonly string[]): FixMaker | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = (text: string): string => text.trim().toLowerCase();
  const same = codes.filter((code) => plain(code) === plain(value));
  const [only, second] = same;
  if (only !== undefined) return second === undefined ? writing(only, value, true) : undefined;
  const near = nearest(value, codes);
  return near === undefined ? undefined : writing(near, value, false);
}

/** What may stand for a value that has not quite the form of its type, the least change first. */
export function repairedForms(value: string, type: string): string[] {
  const trimmed = value.trim();
  const repairs = Object.hasOwn(formRepairs, type) ? formRepairs[type] : undefined;
  return [trimmed, ...(repairs ?? []).map((repair) => repair(trimmed))].filter((each) => each !== value);
}

type Repair = (value: string) => string;

const dateRepairs: readonly Repair[] = [
  (value) =>
    value
      .replace(/^(\d{4}-\d\d-\d\d)(?: +|t)(?=\d)/, '$1T')
      .replace(/ *(?:z|Z)$/, 'Z')
      .replace(/ *([+-]\d\d):?(\d\d)$/, timeZone),
];

/** The end of a bare date looks like an offset. */
function timeZone(found: string, hours: string, minutes: string, _at: number, whole: string): string {
  return whole.includes('T') ? `${hours}:${minutes}` : found;
}

const urnRepairs: readonly Repair[] = [
  (value) => value.replace(/^(?:urn:)?oid:/i, 'urn:oid:'),
  (value) =>
    /^(?:urn:)?uuid:/i.test(value) ? value.toLowerCase().replace(/^(?:urn:)?uuid:/, 'urn:uuid:') : value,
];

const formRepairs: Readonly<Record<string, readonly Repair[]>> = {
  dateTime: dateRepairs,
  instant: dateRepairs,
  uri: urnRepairs,
  url: urnRepairs,
  canonical: urnRepairs,
  oid: urnRepairs,
  uuid: urnRepairs,
};
