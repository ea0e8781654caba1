import { isObject } from '../../fhir/element.js';
import { decode } from '../../input/decode.js';
import { isXml } from '../../input/is-xml.js';
import type { XmlResource } from '../../input/xml/xml-source.js';
import { Problem } from '../problem.js';
import type { ParametersBody } from './parameters-body.js';
import { parametersInJson } from './parameters-json.js';
import { parametersInXml } from './parameters-xml.js';

/** What Parameters ask of `$validate`: http://hl7.org/fhir/R4/resource-operation-validate.html */
export interface ValidateParameters {
  /** The resource where it stood in the body; undefined where there is none. */
  readonly resource: string | XmlResource | undefined;
  readonly mode: string | undefined;
  readonly profiles: readonly string[];
}

/**
 * Reads Parameters; undefined where the body is something else, or cannot be read, which judging it tells. Throws a
 * `Problem` for Parameters that the operation does not have.
 */
export function readParameters(bytes: Uint8Array): ValidateParameters | undefined {
  const decoded = decode(bytes);
  if ('fault' in decoded) return undefined;
  const { text } = decoded;
  const body = isXml(text) ? parametersInXml(text) : parametersInJson(text);
  return body && askedBy(body);
}

function askedBy({ items, resourceAt }: ParametersBody<string | XmlResource>): ValidateParameters {
  let at: number | undefined;
  let mode: string | undefined;
  const profiles: string[] = [];
  items.forEach((parameter, index) => {
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
  return { resource: at === undefined ? undefined : resourceAt(at), mode, profiles };
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

const emptyResource = 'The parameter resource holds no resource; put the resource to validate into it.';

const unnamed = (index: number): string =>
  `Parameter ${(index + 1).toString()} is none that $validate takes; it takes resource, mode and profile.`;
