import { isObject } from '../../fhir/element.js';
import { decode } from '../../input/decode.js';
import { findDuplicateKeys, type DuplicateKey } from '../../input/duplicate-keys.js';
import { locate } from '../../input/places.js';
import { Problem } from '../problem.js';

/** What Parameters ask of `$validate`: http://hl7.org/fhir/R4/resource-operation-validate.html */
export interface ValidateParameters {
  /** The text of the resource where it stood, white space before it; undefined where there is none. */
  readonly resource: string | undefined;
  readonly mode: string | undefined;
  readonly profiles: readonly string[];
}

/**
 * Reads Parameters; undefined where the body is something else, or cannot be read, which judging it tells. Throws a
 * `Problem` for Parameters that the operation does not have.
 */
export function readParameters(bytes: Uint8Array): ValidateParameters | undefined {
  const text = textThatMayBeParameters(bytes);
  const body = text === undefined ? undefined : parsed(text);
  if (text === undefined || !isObject(body) || body.resourceType !== 'Parameters') return undefined;
  refuseDuplicates(text);
  const parameters = Array.isArray(body.parameter) ? (body.parameter as readonly unknown[]) : [];
  let at: number | undefined;
  let mode: string | undefined;
  const profiles: string[] = [];
  parameters.forEach((parameter, index) => {
    if (!isObject(parameter)) throw new Problem('invalid-request', unnamed(index));
    const { name } = parameter;
    if (name === 'resource') {
      if (at !== undefined) throw new Problem('invalid-request', 'Parameters hold more than one resource.');
      if (!isObject(parameter.resource)) throw new Problem('missing-resource', emptyResource);
      at = index;
    } else if (name === 'mode') mode = stringOf(parameter, 'mode', ['valueCode', 'valueString']);
    else if (name === 'profile')
      profiles.push(
        stringOf(parameter, 'profile', ['valueUri', 'valueCanonical', 'valueUrl', 'valueString']),
      );
    else throw new Problem('invalid-request', unnamed(index));
  });
  return { resource: at === undefined ? undefined : textAt(text, at), mode, profiles };
}

/** Most bodies are no Parameters, and need not be parsed twice to know it. */
function textThatMayBeParameters(bytes: Uint8Array): string | undefined {
  const decoded = decode(bytes);
  return 'text' in decoded && decoded.text.includes('"Parameters"') ? decoded.text : undefined;
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

function stringOf(
  parameter: Readonly<Record<string, unknown>>,
  name: string,
  values: readonly string[],
): string {
  for (const value of values) {
    const given = parameter[value];
    if (typeof given === 'string') return given;
  }
  throw new Problem('invalid-request', `The parameter ${name} has no value; write it as ${values[0] ?? ''}.`);
}

/** Blanked out before the resource, so that its lines and columns are those of the body. */
function textAt(text: string, index: number): string {
  const [place] = locate(text, [{ path: ['parameter', index, 'resource'] }]);
  if (place === undefined) return '';
  const start = text.indexOf(':', place.offset) + 1;
  return text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, place.endOffset);
}

const emptyResource = 'The parameter resource holds no resource; put the resource to validate into it.';

const unnamed = (index: number): string =>
  `Parameter ${(index + 1).toString()} is none that $validate takes; it takes resource, mode and profile.`;
