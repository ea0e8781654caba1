import { nearest } from '../../fhir/nearest.js';
import { nameOf } from './extension-name.js';

/** Urls whose like was looked for; a hostile resource may have any number of them. */
const maxKnown = 1000;

/** Finds the url that another one may be a slip of. */
export function createSimilar(urls: () => Iterable<string>): (url: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  let byName: Map<string, string> | undefined;
  const find = (url: string): string | undefined => {
    byName ??= new Map([...urls()].map((each) => [nameOf(each), each]));
    // The last names first: they are what mostly differs, and short.
    const found = byName.get(nearest(nameOf(url.replace(/\/+$/, '')), byName.keys()) ?? '');
    return found === undefined ? undefined : nearest(url, [found]);
  };
  return (url) => {
    if (!known.has(url)) {
      if (known.size >= maxKnown) known.clear();
      known.set(url, find(url));
    }
    return known.get(url);
  };
}
