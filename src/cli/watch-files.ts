import { once } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Runs, and runs again whenever one of the files has other content, until the signal aborts. A run may name more
 * files; what happens to the first ones counts from the start, to those since the run that named them.
 */
export async function rerunOnChange(
  first: readonly string[],
  run: () => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<void> {
  let known = await contentsOf(first);
  do {
    const files = [...new Set([...first, ...(await run())])];
    known = new Map([...(await contentsOf(files)), ...known]);
    known = await changed(files, known, signal);
  } while (!signal.aborted);
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
  const folders = new Set(files.map((file) => dirname(file)));
  const waiting = new AbortController();
  const opened = [...folders].flatMap((folder) => watched(folder) ?? []);
  try {
    for (;;) {
      const events = opened.map((each) => once(each, 'change', { signal: waiting.signal }));
      const ended = once(signal, 'abort', { signal: waiting.signal });
      const contents = await contentsOf(files);
      const isOther = files.some((file) => contents.get(file) !== known.get(file));
      // Those that did not come are called off at the end.
      for (const each of [...events, ended]) each.catch(() => undefined);
      if (isOther || signal.aborted) return contents;
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
