/** Memory of blocks that threads share; what has been given back is taken again, since new memory costs every thread. */
export interface BlockMemory {
  /** Holds whatever it held before. */
  take(bytes: number): Buffer;
  /** Nobody reads these bytes any more, which came from here. */
  giveBack(bytes: Uint8Array): void;
}

/** Keeps blocks of the usual size; those of long lines go. */
export function createBlockMemory(blockBytes: number): BlockMemory {
  const free: SharedArrayBuffer[] = [];
  return {
    take: (bytes) =>
      Buffer.from((bytes === blockBytes ? free.pop() : undefined) ?? new SharedArrayBuffer(bytes)),
    giveBack({ buffer }) {
      if (buffer instanceof SharedArrayBuffer && buffer.byteLength === blockBytes) free.push(buffer);
    },
  };
}
