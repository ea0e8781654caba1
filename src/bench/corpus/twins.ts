import { isObject } from '../../fhir/element.js';
import { modelOf } from '../../fhir/model/model.js';
import { readVersion } from '../../fhir/release.js';
import type { CheckResult, Validator } from '../../index.js';
import { defaultLimits } from '../../input/limits.js';
import { readInput } from '../../input/read.js';
import { resourceXml } from '../../report/resource-xml.js';
import { identities, isTold } from '../twins/twin-issues.js';

/** What only one of two twins is told. */
export interface TwinDifference {
  readonly onlyJson: readonly string[];
  readonly onlyXml: readonly string[];
}

/** The name of the XML file that is the twin of a JSON file, if there is one. */
export const twinName = (name: string): string => name.replace(/\.json$/, '.xml').replace('_json_', '_xml_');

/** Undefined where the JSON has a fault that XML cannot have. */
export function compareTwins(json: CheckResult, xml: CheckResult): TwinDifference | undefined {
  if (!isTold(json)) return undefined;
  const [said, told] = [identities(json), identities(xml)];
  return { onlyJson: without(said, told), onlyXml: without(told, said) };
}

/** What the XML that is made of a JSON file comes to; undefined where there is nothing to be made of. */
export function checkGenerated(content: Uint8Array, validator: Validator): CheckResult | undefined {
  const read = readInput(content, defaultLimits);
  if ('fatal' in read || read.form !== 'json' || !isObject(read.head)) return undefined;
  const reading = readVersion(read.head.fhirVersion);
  const model = modelOf(reading.kind === 'release' ? reading.release : '4.0');
  return validator.check(resourceXml(read.head, model));
}

export const isDifferent = ({ onlyJson, onlyXml }: TwinDifference): boolean =>
  onlyJson.length + onlyXml.length > 0;

/** Each as often as it is there more often than in the other list. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
