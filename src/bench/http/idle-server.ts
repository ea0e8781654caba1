/** What `rulepack serve` is, but the answer is always the same: by workers, where the first argument says so, or at once. */
import { availableParallelism } from 'node:os';
import { createLog } from '../../cli/serve/log.js';
import { listen } from '../../cli/serve/listen.js';
import { createWorkerPool } from '../../cli/serve/worker-pool.js';
import { createHandler } from '../../server/handler.js';
import type { Judge } from '../../server/judge/job.js';
import { ownHosts } from '../../server/own-host.js';
import { verdict } from './idle-verdict.js';

const maxWait = 15_000;
const host = '127.0.0.1';

async function judgeInWorkers(): Promise<Judge> {
  const worker = new URL('idle-worker.js', import.meta.url);
  const options = { judging: {}, threads: availableParallelism(), maxQueue: 100, maxMemory: 256 };
  return (await createWorkerPool({ ...options, maxWait, worker })).judge;
}

const complain = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stderr.write(text, () => {
      resolve();
    });
  });

const handler = createHandler({
  judge: process.argv[2] === 'workers' ? await judgeInWorkers() : () => Promise.resolve(verdict),
  isOwnHost: ownHosts([host]),
  onAnswer: createLog({ complain }, () => new Date()).answered,
});
const { url } = await listen({ handler, host, port: 0, maxBody: 5 * 1024 * 1024, maxWait });
console.log(url);
process.once('SIGTERM', () => {
  process.exit();
});
