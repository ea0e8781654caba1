import { setTimeout as wait } from 'node:timers/promises';
import { inOrder } from './in-order.js';

// eslint-disable-next-line @typescript-eslint/require-await -- items are asynchronous
async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number += 1) yield number;
}

const nothing = (): void => undefined;

test('results are given in the order of the items, and no more than the depth are under way', async () => {
  const given: number[] = [];
  let underWay = 0;
  let most = 0;
  await inOrder(numbers(20), 4, {
    act: async (item) => {
      most = Math.max(most, (underWay += 1));
      await wait((item * 7) % 5);
      return item;
    },
    give: async (_, result) => {
      await wait(1);
      underWay -= 1;
      given.push(result);
    },
    stop: nothing,
  });
  expect(given).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBeLessThanOrEqual(4);
});

test.each(['act', 'give'])(
  'a failure of %s ends the run, stops the reading and gives nothing more',
  async (where) => {
    const given: number[] = [];
    let stopped = 0;
    const fail = (here: string, item: number): void => {
      if (here === where && item === 3) throw new Error('failed');
    };
    const run = inOrder(numbers(20), 2, {
      // eslint-disable-next-line @typescript-eslint/require-await -- a failure of it is a rejection
      act: async (item) => {
        fail('act', item);
        return item;
      },
      // eslint-disable-next-line @typescript-eslint/require-await -- a failure of it is a rejection
      give: async (item) => {
        fail('give', item);
        given.push(item);
      },
      stop: () => {
        stopped += 1;
      },
    });
    await expect(run).rejects.toThrow('failed');
    expect({ given, stopped }).toEqual({ given: [0, 1, 2], stopped: 1 });
  },
);
