import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** A file that is there, whole, when it is closed; until then it is as it was before. */
export interface ReportFile {
  write(text: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Forgets what was written. */
  discard(): Promise<void>;
}

/** Throws a `UsageError` when the file cannot be written. */
export async function openReportFile(output: string, io: Pick<Io, 'folder'>): Promise<ReportFile> {
  const path = resolve(io.folder, output);
  try {
    // A link stays one: what it leads to is replaced.
    return await openFile(await realpath(path).catch(() => path));
  } catch (error) {
    throw new UsageError(outputFailure(output, error));
  }
}

export const outputFailure = (output: string, error: unknown): string =>
  `--output ${output} cannot be written: ${failureText(error)}.`;

async function openFile(path: string): Promise<ReportFile> {
  const known = await stat(path).catch(() => undefined);
  // A folder fails to open; a device or a pipe cannot be replaced, only written to.
  if (known !== undefined && !known.isFile()) return reportFile(await open(path, 'w'), undefined);
  const temporary = `${path}.${Math.random().toString(36).slice(2, 10)}.tmp`;
  return reportFile(await open(temporary, 'wx', known?.mode ?? 0o666), { temporary, path });
}

const enough = 65_536;

function reportFile(
  handle: FileHandle,
  names: { readonly temporary: string; readonly path: string } | undefined,
): ReportFile {
  let pieces: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    if (text !== '') await handle.appendFile(text);
  };
  return {
    async write(text) {
      if (typeof text !== 'string') {
        await flush();
        await handle.appendFile(text);
        return;
      }
      pieces.push(text);
      length += text.length;
      if (length >= enough) await flush();
    },
    async close() {
      await flush();
      await handle.close();
      if (names !== undefined) await rename(names.temporary, names.path);
    },
    async discard() {
      await handle.close().catch(() => undefined);
      if (names !== undefined) await rm(names.temporary, { force: true });
    },
  };
}
