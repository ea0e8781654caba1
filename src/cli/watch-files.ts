import { once } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Runs, and runs again whenever one of the files that the run names has other content, until the signal aborts. */
export async function rerunOnChange(
  run: () => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<void> {
  let known: Contents = new Map();
  while (!signal.aborted) {
    const files = await run();
    // What changed since the last look counts; what was not looked at yet counts from now on.
    known = new Map([...(await contentsOf(files)), ...known]);
    known = await changed(files, known, signal);
  }
}

/** The text of each file; undefined for one that cannot be read now. */
type Contents = ReadonlyMap<string, string | undefined>;

async function contentsOf(files: readonly string[]): Promise<Contents> {
  const read = async (file: string): Promise<string | undefined> =>
    readFile(file, 'utf8').catch(() => undefined);
  return new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));
}

/** Waits until the files are not as they are known. Folders are watched: editors put a new file in the old one's place. */
async function changed(files: readonly string[], known: Contents, signal: AbortSignal): Promise<Contents> {
  const watchers = new Set(files.map((file) => dirname(file)));
  const waiting = new AbortController();
  const opened = [...watchers].flatMap((folder) => watched(folder) ?? []);
  try {
    for (;;) {
      const events = opened.map((each) => once(each, 'change', { signal: waiting.signal }));
      const ended = once(signal, 'abort', { signal: waiting.signal });
      const contents = await contentsOf(files);
      const isOther = files.some((file) => contents.get(file) !== known.get(file));
      if (isOther || signal.aborted) {
        for (const each of [...events, ended]) each.catch(() => undefined);
        return contents;
      }
      for (const each of [...events, ended]) each.catch(() => undefined);
      await Promise.race([...events, ended]);
    }
  } finally {
    waiting.abort();
    for (const each of opened) each.close();
  }
}

function watched(folder: string): FSWatcher | undefined {
  try {
    const watcher = watch(folder);
    watcher.on('error', () => undefined);
    return watcher;
  } catch {
    return undefined;
  }
}
