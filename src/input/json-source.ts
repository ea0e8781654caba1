import type { JsonObject } from '../fhir/element.js';
import { locate } from './places.js';
import { hasLoneSurrogate } from './shape-words.js';
import type { Source } from './source.js';
import { objectFindings, textFindings } from './text-findings.js';

/**
 * A resource with the JSON text that it was parsed from. Bytes are checked when they are decoded; text that others
 * decoded is not well-formed where it holds half a surrogate pair.
 */
export function jsonSource(resource: JsonObject, text: string, isWellFormed: boolean): Source {
  // Until it is known, a name may stand twice.
  let areNamesUnique = false;
  return {
    form: 'json',
    text,
    head: resource,
    read: (_, { maxIssues }, off) => ({
      resource,
      lookout: {
        checkStrings: hasOddEscape(text) || (!isWellFormed && hasLoneSurrogate(text)),
        mayHidePoint: once(() => wholeWithPoint.test(text)),
        isParsed: true,
      },
      hidden(shape, root) {
        const found = textFindings(text, shape, root, maxIssues);
        ({ areNamesUnique } = found);
        // Nothing but repeated names is left out.
        return off.has('shape-duplicate-key') ? { ...found, leftOut: 0 } : found;
      },
    }),
    locate: (requests) => locate(text, requests, areNamesUnique),
  };
}

/** A resource that others parsed. */
export const objectSource = (resource: JsonObject): Source => ({
  form: 'object',
  text: undefined,
  head: resource,
  read: () => ({
    resource,
    lookout: { checkStrings: true, mayHidePoint: () => false, isParsed: false },
    hidden: objectFindings,
  }),
  locate: (requests) => requests.map(() => undefined),
});

/** Most statements have no integer, so that nobody asks. */
function once(ask: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => (known ??= ask());
}

/** A number like `1.0` or `1e3`. It may also stand in a string. */
const wholeWithPoint = /[:[,\s]-?\d+(?:\.0+(?=[\s,\]}])|[eE])|[:[,\s]-?\d+\.\d+[eE]/;

/** Whether an escape may stand for a control character or for half a surrogate pair. */
function hasOddEscape(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    if ('ubf'.includes(text.charAt(at + 1))) return true;
  }
  return false;
}
