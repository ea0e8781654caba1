const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file of a tar archive. */
export function entry(name: string, content: string, type = '0'): Uint8Array {
  const block = new Uint8Array(512 * (1 + Math.ceil(bytes(content).length / 512)));
  block.set(bytes(name), 0);
  block.set(bytes(bytes(content).length.toString(8).padStart(11, '0')), 124);
  block.set(bytes(' '.repeat(8)), 148);
  block.set(bytes(type), 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(bytes(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  block.set(bytes(content), 512);
  return block;
}

export const archive = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array([...parts.flatMap((part) => [...part]), ...new Uint8Array(1024)]);
