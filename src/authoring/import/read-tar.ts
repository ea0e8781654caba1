const block = 512;

/** More files than any FHIR package has. */
const maxFiles = 50_000;

/**
 * The files in a tar archive, by name: https://www.gnu.org/software/tar/manual/html_node/Standard.html. Throws, in
 * words for people, for what is damaged, and for names that lead out of the archive. Links are passed over.
 */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let start = 0;
  let longName: string | undefined;
  while (start + block <= archive.length && archive[start] !== 0) {
    const header = archive.subarray(start, start + block);
    const size = sizeOf(header);
    const content = archive.subarray(start + block, start + block + size);
    if (content.length < size) throw new Error('The archive is damaged: it ends within a file.');
    start += block + Math.ceil(size / block) * block;
    const type = field(header, 156, 1);
    if (type === 'L' || type === 'x') {
      longName = type === 'L' ? textOf(content) : paxPath(content);
      continue;
    }
    const name = longName ?? ownName(header);
    longName = undefined;
    if (type !== '0' && type !== '') continue;
    demandInside(name);
    if (files.size >= maxFiles) throw new Error(`The archive has more than ${maxFiles.toString()} files.`);
    files.set(name, content);
  }
  return files;
}

function sizeOf(header: Uint8Array): number {
  const size = Number.parseInt(field(header, 124, 12).trim(), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('The archive is damaged: a file has no size.');
  if (checksumOf(header) !== Number.parseInt(field(header, 148, 8).trim(), 8))
    throw new Error('The archive is damaged: the checksum of a file is wrong.');
  return size;
}

/** The sum of the header's bytes, with blanks for the sum itself. */
function checksumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function ownName(header: Uint8Array): string {
  const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : '';
  return prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`;
}

/** A name that would be written outside the folder of the archive. */
function demandInside(name: string): void {
  const isOutside = /^([/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');
  if (isOutside)
    throw new Error(`The archive has a file whose name leads out of it: ${JSON.stringify(name)}.`);
}

/** `27 path=package/a.json\n`, among other records. */
const paxPath = (content: Uint8Array): string | undefined =>
  /(?:^|\n)\d+ path=([^\n]*)\n/.exec(textOf(content))?.[1];

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split('\0')[0] ?? '';

const field = (header: Uint8Array, from: number, length: number): string =>
  textOf(header.subarray(from, from + length));
