import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Problem } from '../../server/problem.js';
import { failureText } from '../failure.js';
import { isPublicAddress } from './public-address.js';

export interface FetchOptions {
  /** Origins that the operator lists: `https://server.example`. An address among them may be a private one. */
  readonly origins: readonly string[];
  readonly maxBytes: number;
  /** Milliseconds for everything. */
  readonly maxWait: number;
  /** Gives all addresses of a name; the system's resolver unless told. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/**
 * Fetches the statement of a server that the operator lists: the name is resolved once, every address is checked, and
 * one of those is connected to, so that no name can lead into a private network. No redirects, no more bytes and time
 * than allowed. Rejects with a `Problem` that says why not.
 */
export async function fetchStatement(address: string, options: FetchOptions): Promise<Uint8Array> {
  const url = listedUrl(address, options.origins);
  const signal = AbortSignal.timeout(options.maxWait);
  try {
    const pinned = await publicAddress(url.hostname, options);
    const response = await ask(url, pinned, signal);
    return await bodyOf(response, options.maxBytes);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refused(signal.aborted ? 'it did not answer in time' : failureText(error), error);
  }
}

function listedUrl(address: string, origins: readonly string[]): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isListed = url !== undefined && /^https?:$/.test(url.protocol) && origins.includes(url.origin);
  if (isListed && url.username === '' && url.password === '') return url;
  const listed = origins.length === 0 ? 'none is' : `listed are ${origins.join(', ')}`;
  throw new Problem('fetch-forbidden', `Only servers that the operator lists are asked; ${listed}.`);
}

/** The operator may list a private address, but no name may turn out to be one. */
async function publicAddress(hostname: string, { resolve = resolveAll }: FetchOptions): Promise<string> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return literal;
  const addresses = await resolve(hostname);
  const [first] = addresses;
  if (first === undefined) throw refused('its name has no address');
  const hidden = addresses.find((each) => !isPublicAddress(each));
  if (hidden !== undefined) throw refused(`its name leads to ${hidden}, which is no public address`);
  return first;
}

const resolveAll = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

function ask(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        signal,
        agent: false,
        headers: {
          Accept: 'application/fhir+json, application/json;q=0.9, application/fhir+xml;q=0.5',
          'Accept-Encoding': 'identity',
        },
        // The address that was checked, whatever the name may lead to by now.
        lookup: (_, options, callback) => {
          if (options.all === true) callback(null, [{ address, family }]);
          else callback(null, address, family);
        },
      },
      resolve,
    );
    request.on('error', reject);
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const { statusCode = 0, headers } = response;
  const give = (why: string): Problem => {
    response.destroy();
    return refused(why);
  };
  if (statusCode >= 300 && statusCode < 400)
    throw give('it wants to send us elsewhere, and redirects are not followed');
  if (statusCode !== 200) throw give(`it answers with status ${statusCode.toString()}`);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw give('it compresses what was asked for as it is');
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(?:application|text)\/(?:[\w.-]+\+)?(?:json|xml)$/.test(type)) {
    throw give(`it answers with ${JSON.stringify(type.slice(0, 60))}, which is neither JSON nor XML`);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw give(`it sends more than ${maxBytes.toString()} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const refused = (why: string, cause?: unknown): Problem =>
  new Problem('fetch-failed', `The statement could not be fetched: ${why}.`, { cause });
