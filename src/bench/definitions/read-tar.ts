const block = 512;

/** The files in a tar archive, by name. Long names, which come in blocks of their own, are cut. */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let start = 0;
  while (start + block <= archive.length && archive[start] !== 0) {
    const header = archive.subarray(start, start + block);
    const size = parseInt(field(header, 124, 12), 8);
    if (!Number.isSafeInteger(size)) throw new Error('The archive is damaged: a file has no size.');
    const content = start + block;
    const type = field(header, 156, 1);
    if (type === '0' || type === '')
      files.set(field(header, 0, 100), archive.subarray(content, content + size));
    start = content + Math.ceil(size / block) * block;
  }
  return files;
}

const field = (header: Uint8Array, from: number, length: number): string =>
  new TextDecoder().decode(header.subarray(from, from + length)).split('\0')[0] ?? '';
