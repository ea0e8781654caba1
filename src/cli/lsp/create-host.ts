import { fileURLToPath } from 'node:url';
import type { Host, ProvenPack } from '../../lsp/host.js';
import { createThreadPool, LostThread, type ThreadPool } from '../serve/thread-pool.js';
import { readingAt } from './reading-at.js';
import type { ProveJob } from './protocol.js';

/** MiB that the examples of a pack may need. */
const maxMemory = 512;

const worker = new URL('./prove-worker.js', import.meta.url);

/** The language server's hold on files and threads. `patience`: milliseconds that the examples of a pack may take. */
export function createHost(version: string, patience = 8_000): Host {
  let pool: Promise<ThreadPool<ProveJob, ProvenPack>> | undefined;
  const started = (): Promise<ThreadPool<ProveJob, ProvenPack>> =>
    (pool ??= createThreadPool<ProveJob, ProvenPack>({
      worker,
      workerData: undefined,
      threads: 1,
      maxMemory,
      pack: (job) => [job, []],
      onLost: () => undefined,
    }));
  return {
    version,
    optionsFor: (uri) => readingAt(pathOf(uri), nameOf(uri)),
    async prove(uri, text) {
      try {
        return await (await started()).run({ text, path: pathOf(uri), name: nameOf(uri) }, patience);
      } catch (error) {
        if (error instanceof LostThread) return { failure: reasons[error.reason](patience) };
        throw error;
      }
    },
    async close() {
      await (await pool)?.close();
    },
  };
}

const reasons: Readonly<Record<LostThread['reason'], (patience: number) => string>> = {
  late: (patience) =>
    `The examples were stopped: they took more than ${(patience / 1000).toString()} seconds. rulepack test runs them to the end.`,
  memory: () => `The examples were stopped: they needed more than ${maxMemory.toString()} MiB.`,
  died: () => 'The examples could not be run to the end. rulepack test tells more.',
};

/** Undefined for what is no file here. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** What messages call a document. */
function nameOf(uri: string): string {
  const last = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
