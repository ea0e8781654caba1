import { parentPort } from 'node:worker_threads';

/** What a thread says first. */
export const ready = 'ready';

/** The other end of a pool of threads: answers one job after the other. An error that is thrown ends the thread. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever sends a job knows what it is
export function answerJobs<J, A>(answer: (job: J) => A | Promise<A>): void {
  let last = Promise.resolve();
  parentPort?.on('message', (job: J) => {
    last = last.then(async () => {
      parentPort?.postMessage(await answer(job));
    });
  });
  parentPort?.postMessage(ready);
}
