import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder } from '../../bulk/checkpoint.js';
import { UsageError, type Io } from '../io.js';
import { openReportFile, outputFailure } from '../report-file.js';

/** Where the verdicts go. */
export interface BulkOutput {
  write(bytes: Uint8Array): Promise<void>;
  /** Everything that was written is on the disk. */
  sync(): Promise<void>;
  /** The output is what was written, under its name. */
  close(): Promise<void>;
  /** Gives up, because of a failure. */
  discard(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Standard output, or a file that is there when it is closed. */
export async function openOutput(output: string | undefined, io: Io): Promise<BulkOutput> {
  if (output === undefined) return { write: io.output, sync: nothing, close: nothing, discard: nothing };
  const file = await openReportFile(output, io);
  return told(output, { ...file, sync: nothing });
}

/** The file in which a run with a checkpoint keeps its output until it is whole. */
export const partialName = (output: string): string => `${output}.partial`;

/** An output that a run can go on with: what is beyond `length` was written after the checkpoint, and is cut off. */
export async function openPartialOutput(output: string, length: number, io: Io): Promise<BulkOutput> {
  const path = resolve(io.folder, output);
  const partial = partialName(path);
  try {
    if (length > 0 && (await stat(partial)).size < length) {
      throw new Error(`${partialName(output)} is shorter than the checkpoint says`);
    }
    const handle = await open(partial, length > 0 ? 'r+' : 'w');
    await handle.truncate(length);
    let end = length;
    return told(output, {
      async write(bytes) {
        let done = 0;
        while (done < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, end);
          done += bytesWritten;
          end += bytesWritten;
        }
      },
      sync: () => handle.datasync(),
      async close() {
        await handle.close();
        await keepPartial(path);
      },
      discard: () => handle.close(),
    });
  } catch (error) {
    throw new UsageError(outputFailure(output, error));
  }
}

/** Gives the output its name. A run that was killed after that has no partial file any more. */
export async function keepPartial(path: string): Promise<void> {
  await rename(partialName(path), path);
  await syncFolder(dirname(path));
}

export const isThere = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;

export const removeFile = (path: string): Promise<void> => rm(path, { force: true });

/** A failure names the file. */
function told(output: string, file: BulkOutput): BulkOutput {
  const telling = async (act: Promise<void>): Promise<void> => {
    try {
      await act;
    } catch (error) {
      throw new UsageError(outputFailure(output, error));
    }
  };
  return {
    write: (bytes) => telling(file.write(bytes)),
    sync: () => telling(file.sync()),
    close: () => telling(file.close()),
    discard: () => file.discard(),
  };
}
