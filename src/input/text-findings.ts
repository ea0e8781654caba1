import type { ElementNode } from '../fhir/element.js';
import { countNameColons, findDuplicateKeys, type DuplicateKey } from './duplicate-keys.js';
import type { Finding } from './finding.js';
import { locationOfPath } from './location-of-path.js';
import { lineStarts, locate, placeOf } from './places.js';
import type { ShapeResult } from './shape.js';
import type { HiddenFindings } from './source.js';
import type { SuspectNumber } from './walk-record.js';
import { shapeIssue } from './shape-issues.js';

export interface TextFindings extends HiddenFindings {
  /** False where some object of the text has a name twice. */
  readonly areNamesUnique: boolean;
}

/** What only the text tells: repeated names, and numbers that change when they are read. */
export function textFindings(
  text: string,
  shape: ShapeResult,
  root: ElementNode,
  limit: number,
): TextFindings {
  const numbers = changedNumbers(text, shape, root);
  if (countNameColons(text) <= shape.keys) return { findings: numbers, leftOut: 0, areNamesUnique: true };
  const { listed, leftOut } = findDuplicateKeys(text, limit);
  const lines = lineStarts(text);
  const duplicates = listed.map((duplicate) => duplicateFinding(duplicate, root, lines));
  return { findings: [...duplicates, ...numbers], leftOut, areNamesUnique: listed.length === 0 };
}

/** In an object that was parsed elsewhere, only numbers beyond the exact integers can be told. */
export function objectFindings({ numbers }: ShapeResult, root: ElementNode): HiddenFindings {
  const changed = numbers.filter(({ value }) => !isExact(value));
  return { findings: changed.map((number) => numberFinding(number, root)), leftOut: 0 };
}

function duplicateFinding(duplicate: DuplicateKey, root: ElementNode, lines: readonly number[]): Finding {
  const { path, name, firstOffset, offset, endOffset } = duplicate;
  const { line, column } = placeOf(firstOffset, firstOffset, lines);
  const first = `line ${line.toString()}, column ${column.toString()}`;
  const text = `The property ${JSON.stringify(name)} stands here again (first at ${first}); only the last one counts.`;
  const location = locationOfPath(root, path.slice(0, -1));
  return { ...shapeIssue('shape-duplicate-key', text, location, path), range: [offset, endOffset] };
}

function changedNumbers(text: string, shape: ShapeResult, root: ElementNode): Finding[] {
  const places = shape.numbers.length > 0 ? locate(text, shape.numbers) : [];
  return shape.numbers.flatMap((number, index) => {
    const place = places[index];
    const raw = place && text.slice(place.offset, place.endOffset).replace(/^"[^"]*"\s*:\s*/, '');
    if (raw !== undefined && number.isInteger && Number.isSafeInteger(number.value))
      return /^-?\d+$/.test(raw) ? [] : [integerFinding(raw, number, root)];
    return raw === undefined || isSpelled(raw, number.value) ? [] : [numberFinding(number, root)];
  });
}

/** FHIR's integers have no point and no exponent: http://hl7.org/fhir/R4/datatypes.html#integer */
const integerFinding = (raw: string, { path, value }: SuspectNumber, root: ElementNode): Finding => ({
  ...shapeIssue(
    'shape-wrong-type',
    `${String(path.findLast((step) => typeof step === 'string'))} is a whole number, written without a point or an exponent; write ${value.toString()}, not ${raw.slice(0, 40)}.`,
    locationOfPath(root, path),
    path,
  ),
  fix: (at) => ({
    description: `write ${value.toString()} instead of ${raw.slice(0, 40)}`,
    isSafe: true,
    changes: [{ kind: 'replace', path: at, json: value.toString() }],
  }),
});

export const numberFinding = ({ path }: SuspectNumber, root: ElementNode): Finding =>
  shapeIssue(
    'shape-number-precision',
    'JavaScript reads this number with another precision than it is written in; rules see the rounded value.',
    locationOfPath(root, path),
    path,
  );

/** A double keeps integers up to 2^53; beyond its range it keeps nothing. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** Whether a number is what its spelling says, digit by digit; trailing zeros of a fraction say its precision. */
export function isSpelled(raw: string, value: number): boolean {
  if (raw === String(value) || raw === '-0') return true;
  return /e/i.test(raw) && Number.isFinite(value) && digitsOf(raw) === digitsOf(String(value));
}

const digitsOf = (text: string): string =>
  text
    .replace(/e.*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
