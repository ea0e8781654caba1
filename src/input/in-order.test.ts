import fc from 'fast-check';
import { inOrder } from './in-order.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
async function* streamOf<T>(items: readonly T[], onEnd: () => void = () => undefined): AsyncGenerator<T> {
  try {
    yield* items;
  } finally {
    onEnd();
  }
}

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test('the order is that of the items, however long each takes, and no more than the width are at work', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, width) => {
        let atWork = 0;
        let most = 0;
        const work = async (wait: number): Promise<number> => {
          most = Math.max(most, (atWork += 1));
          await rest(wait);
          atWork -= 1;
          return wait;
        };
        const results: number[] = [];
        for await (const result of inOrder(streamOf(waits), width, work)) results.push(result);
        expect(results).toEqual(waits);
        expect(most).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 50 },
  );
});

test('work is done at the same time', async () => {
  let started = 0;
  let letGo: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (letGo = resolve));
  const work = async (): Promise<number> => {
    started += 1;
    if (started === 3) letGo();
    await all;
    return started;
  };
  const results: number[] = [];
  for await (const result of inOrder(streamOf([1, 2, 3]), 3, work)) results.push(result);
  expect(results).toEqual([3, 3, 3]);
});

test('a failure of an item ends it all, and the source with it', async () => {
  let hasEnded = false;
  const items = streamOf([1, 2, 3, 4, 5], () => (hasEnded = true));
  const results: number[] = [];
  const work = (item: number): Promise<number> =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
  const reading = (async () => {
    for await (const result of inOrder(items, 2, work)) results.push(result);
  })();
  await expect(reading).rejects.toThrow('two');
  expect([results, hasEnded]).toEqual([[1], true]);
});

test('whoever stops early stops the source', async () => {
  let hasEnded = false;
  const items = streamOf([1, 2, 3, 4, 5], () => (hasEnded = true));
  for await (const result of inOrder(items, 2, (item) => Promise.resolve(item))) if (result === 1) break;
  await rest(0);
  expect(hasEnded).toBe(true);
});
