import { isObject } from '../../fhir/element.js';
import { findDuplicateKeys, type DuplicateKey } from '../../input/duplicate-keys.js';
import { locate } from '../../input/places.js';
import { Problem } from '../problem.js';
import type { ParametersBody } from './parameters-body.js';

/** Undefined where the text is something else, or cannot be read. */
export function parametersInJson(text: string): ParametersBody<string> | undefined {
  // Most bodies are no Parameters, and need not be parsed twice to know it.
  if (!text.includes('"Parameters"')) return undefined;
  const body = parsed(text);
  if (!isObject(body) || body.resourceType !== 'Parameters') return undefined;
  refuseDuplicates(text);
  return {
    items: Array.isArray(body.parameter) ? (body.parameter as readonly unknown[]) : [],
    resourceAt: (index) => textAt(text, index),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One of two values would be read, and nobody knows which. Those within a resource are told when it is judged. */
function refuseDuplicates(text: string): void {
  const isOurs = ({ path }: DuplicateKey): boolean => path.length <= 3;
  const found = findDuplicateKeys(text, Infinity).listed.find(isOurs);
  if (found === undefined) return;
  const shown = JSON.stringify(found.name.slice(0, 100));
  throw new Problem(
    'invalid-request',
    `The property ${shown} stands twice in the same object of Parameters.`,
  );
}

/** Blanked out before the resource, so that its lines and columns are those of the body. */
function textAt(text: string, index: number): string {
  const [place] = locate(text, [{ path: ['parameter', index, 'resource'] }]);
  if (place === undefined) return '';
  const start = text.indexOf(':', place.offset) + 1;
  return text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, place.endOffset);
}
