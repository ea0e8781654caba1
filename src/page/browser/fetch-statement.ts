import { metadataUrl } from '../metadata-url.js';
import { readLimited } from '../read-limited.js';
import type { Source } from '../read-source.js';
import type { ServedSettings } from './settings.js';

export type Fetched = { readonly source: Source } | { readonly problem: string };

const maxBytes = 50 * 1024 * 1024;
const patience = 20_000;

/** Fetches the statement of a server that somebody named, if the operator of this page lists it. */
export async function fetchStatement(typed: string, { hosts, fetchPath }: ServedSettings): Promise<Fetched> {
  const url = metadataUrl(typed);
  if (url === undefined)
    return { problem: 'That is no address of a server. Write something like https://server.example/fhir.' };
  const isOwn = url.origin === location.origin;
  if (!isOwn && !hosts.includes(url.origin)) {
    const listed =
      hosts.length === 0 ? 'whoever runs it lists none' : `whoever runs it lists ${hosts.join(', ')}`;
    return {
      problem: `This page may only ask servers that are listed, and ${listed}. Fetch the statement yourself, and drop the file here:\ncurl -H "Accept: application/fhir+json" "${url.href}" -o metadata.json`,
    };
  }
  const direct = await ask(url);
  if ('source' in direct || isOwn || fetchPath === '') return direct;
  // A server that does not allow other pages to read it may still answer ours.
  const through = new URL(fetchPath, document.baseURI);
  through.searchParams.set('url', url.href);
  return ask(through, url);
}

async function ask(url: URL, named: URL = url): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/fhir+json, application/json;q=0.9, application/fhir+xml;q=0.5' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return { problem: `${named.host} answers with status ${response.status.toString()}.` };
    const bytes = response.body === null ? new Uint8Array() : await readLimited(response.body, maxBytes);
    if (bytes === undefined) return { problem: `${named.host} sends more than 50 MiB.` };
    return { source: { name: `${named.host}-metadata.json`, content: new Blob([Uint8Array.from(bytes)]) } };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      problem: isLate
        ? `${named.host} has not answered for ${(patience / 1000).toString()} seconds.`
        : `${named.host} cannot be reached from this page: it is down, or does not allow other pages to read it (CORS). Fetch the statement yourself, and drop the file here:\ncurl -H "Accept: application/fhir+json" "${named.href}" -o metadata.json`,
    };
  }
}
