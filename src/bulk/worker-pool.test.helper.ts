/** A worker that answers with the text of its block, and ends where the text says so. */
import { exit } from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { createTally } from './tally.js';
import type { Answer, Progress, Task } from './worker-pool.js';

const { progress } = workerData as { readonly progress: Progress };

parentPort?.on('message', ({ id, block, fatal }: Task) => {
  const text = 'bytes' in block.content ? Buffer.from(block.content.bytes).toString() : '';
  const told = text.split('\n').map((line, input) => {
    Atomics.store(progress, 1, input);
    Atomics.store(progress, 0, id);
    const said = fatal.get(input);
    if (said !== undefined) return said;
    if (line === 'throw') throw new Error('thrown');
    if (line === 'exit') exit();
    if (line === 'memory')
      for (const all: number[][] = []; ;) all.push(Array.from({ length: 100_000 }, () => 0.5));
    return line;
  });
  const output = new TextEncoder().encode(told.join('\n'));
  const result = { output, tally: createTally(), complaints: [], isWhole: true, exit: 0 } as const;
  parentPort?.postMessage({ id, result, uses: [] } satisfies Answer);
});
