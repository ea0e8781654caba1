import { releaseName, type Release } from '../../fhir/release.js';
import { sourceFor } from '../../rules/release-pack.js';
import { joined, webLink, type Content } from './page.js';

/** Links to where a requirement comes from: one, or one for each version of FHIR that has a page of its own. */
export function sourceLinks(source: string | undefined, releases: readonly Release[]): Content | undefined {
  if (source === undefined) return undefined;
  const pages = releases.map((release) => ({ release, address: sourceFor(source, release) }));
  const addresses = new Set(pages.map(({ address }) => address));
  if (addresses.size === 1) return [...addresses].map((address) => webLink(address));
  return joined(
    pages.map(({ release, address }) => [webLink(address, releaseName(release))]),
    ', ',
  );
}

/** `STU3, R4, R4B, R5`. */
export const releaseNames = (releases: readonly Release[]): string => releases.map(releaseName).join(', ');
