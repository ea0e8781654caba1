import { readVersion, releaseName, releases, type Release } from '../../../fhir/release.js';

/** The release that `sv` means: `4.0.1`, `4.0`, `R4`. Undefined for one that is not judged, and for none. */
export function releaseIn(version: string): Release | undefined {
  const reading = readVersion(version);
  if (reading.kind === 'release') return reading.release;
  const name = version.toUpperCase().replace(/^R3$/, 'STU3');
  return releases.find((release) => releaseName(release) === name);
}
