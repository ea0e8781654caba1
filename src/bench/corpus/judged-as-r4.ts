import { isObject } from '../../fhir/element.js';
import { readVersion } from '../../fhir/release.js';

/** False for a CapabilityStatement that states another version; whatever else it is, R4 is what it is judged by. */
export function isJudgedAsR4(content: Uint8Array): boolean {
  const reading = readVersion(statedVersion(content));
  return reading.kind === 'unknown' || (reading.kind === 'release' && reading.release === '4.0');
}

function statedVersion(content: Uint8Array): unknown {
  try {
    const resource: unknown = JSON.parse(new TextDecoder().decode(content));
    if (isObject(resource) && resource.resourceType === 'CapabilityStatement') return resource.fhirVersion;
  } catch {
    // no JSON, so nothing is stated
  }
  return undefined;
}
