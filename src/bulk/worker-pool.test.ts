import { Worker } from 'node:worker_threads';
import type { Block } from './block.js';
import { createWorkerPool, type Progress, type WorkerPool } from './worker-pool.js';

const blockOf = (text: string): Block => ({
  file: 'a.ndjson',
  isLines: true,
  content: { bytes: Buffer.from(text) },
  lineOffset: 0,
});

async function judged(pool: WorkerPool, texts: readonly string[]): Promise<string[]> {
  const all = await Promise.all(texts.map((text) => pool.judge(blockOf(text))));
  return all.map(({ result }) => Buffer.from(result.output).toString());
}

let started = 0;
let pool: WorkerPool | undefined;
afterEach(() => pool?.close());
const start = (progress: Progress): Worker => {
  started += 1;
  const resourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };
  return new Worker(new URL('./worker-pool.test.helper.js', import.meta.url), {
    workerData: { progress },
    resourceLimits,
  });
};

const lost = 'The input could not be judged: the worker ended before it had a verdict.';
const large = 'The input could not be judged: that took more memory than there is for one worker.';

test.each([
  { fault: 'throw', said: lost },
  { fault: 'exit', said: lost },
  { fault: 'memory', said: large },
])('a worker that ends (by $fault) costs one input, wherever it is', async ({ fault, said }) => {
  started = 0;
  pool = createWorkerPool(2, start);
  const texts = ['a\nb', `c\n${fault}\nd`, 'e', fault, `f\n${fault}`, 'g', 'h', `${fault}\n${fault}`];
  const expected = texts.map((text) => text.replaceAll(fault, said));
  expect(await judged(pool, texts)).toEqual(expected);
  // The first two, and one for each that ended while there was work left.
  expect(started).toBeGreaterThanOrEqual(5);
});

test('no more workers are started than there is work for', async () => {
  started = 0;
  pool = createWorkerPool(4, start);
  expect(await judged(pool, ['a'])).toEqual(['a']);
  expect(await judged(pool, ['b'])).toEqual(['b']);
  expect(started).toBe(1);
});

test('workers that cannot even start are a failure, not an endless trial', async () => {
  started = 0;
  pool = createWorkerPool(2, () => {
    started += 1;
    return new Worker('throw new Error("no pack")', { eval: true });
  });
  await expect(judged(pool, ['a', 'b', 'c'])).rejects.toThrow('no pack');
  expect(started).toBeLessThanOrEqual(6);
});
