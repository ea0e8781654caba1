import { findDuplicateKeys } from '../../../input/duplicate-keys.js';
import type { Finding } from '../../../input/finding.js';
import { lineStarts, placeOf } from '../../../input/places.js';
import type { Problem } from '../../problem.js';
import { malformed } from './field.js';

/** Why a body is no request at all. */
export function unreadable({ key, text: fault, range }: Finding, text: string | undefined): Problem {
  if (key === 'shape-not-a-resource')
    return malformed('The request must be a JSON object with the files in filesToValidate.');
  return malformed(range === undefined || text === undefined ? fault : `${fault} ${placed(text, range[0])}`);
}

/** One of two values would be read, and nobody knows which. What is in files is text here. */
export function refuseDuplicates(text: string): void {
  const [first] = findDuplicateKeys(text, 1).listed;
  if (first === undefined) return;
  const name = JSON.stringify(first.name.slice(0, 100));
  throw malformed(`The property ${name} stands twice in the same object. ${placed(text, first.offset)}`);
}

function placed(text: string, offset: number): string {
  const { line, column } = placeOf(offset, offset, lineStarts(text));
  return `(line ${line.toString()}, column ${column.toString()})`;
}
