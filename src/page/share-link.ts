import { readLimited } from './read-limited.js';

/** What a link carries: a rule pack as YAML, and the statement it is tried on. Both are data. */
export interface Shared {
  readonly pack: string;
  readonly statement: string;
}

const prefix = '#share=';
/** Of what is in a link, when it is unpacked. */
const maxBytes = 4 * 1024 * 1024;

/** The fragment of a link, which browsers send to no server. */
export async function shareFragment({ pack, statement }: Shared): Promise<string> {
  const packed = new Blob([JSON.stringify({ pack, statement })])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return prefix + btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export const isShareFragment = (fragment: string): boolean => fragment.startsWith(prefix);

/** What a fragment carries; undefined where it is cut short, damaged, too large, or made by something else. */
export async function readShareFragment(fragment: string): Promise<Shared | undefined> {
  try {
    const coded = fragment.slice(prefix.length).replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(coded), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const read = await readLimited(stream, maxBytes);
    if (read === undefined) return undefined;
    const shared: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read));
    return isShared(shared) ? { pack: shared.pack, statement: shared.statement } : undefined;
  } catch {
    return undefined;
  }
}

const isShared = (value: unknown): value is Shared =>
  typeof value === 'object' &&
  value !== null &&
  'pack' in value &&
  'statement' in value &&
  typeof value.pack === 'string' &&
  typeof value.statement === 'string';
