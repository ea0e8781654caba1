import type { Job } from '../../server/judge/job.js';
import { ask } from '../../server/answer.test.helper.js';
import { createHandler } from '../../server/handler.js';
import { Problem } from '../../server/problem.js';
import { readMetrics } from '../../server/prometheus.test.helper.js';
import { createWorkerPool, type PoolOptions, type WorkerPool } from './worker-pool.js';

const worker = new URL('./costly-worker.test.helper.js', import.meta.url);

async function withPool(
  options: Partial<PoolOptions>,
  act: (pool: WorkerPool) => Promise<void>,
): Promise<void> {
  const usual = { judging: { packs: [] }, threads: 2, maxQueue: 10, maxWait: 5_000, maxMemory: 64, worker };
  const pool = await createWorkerPool({ ...usual, ...options });
  try {
    await act(pool);
  } finally {
    await pool.close();
  }
}

const job = (wish: string): Job => ({
  kind: 'resource',
  bytes: Buffer.from(wish),
  isOperation: true,
  profiles: [],
  isPretty: false,
});

const resultOf = async (pool: WorkerPool, wish: string): Promise<string> => {
  try {
    return (await pool.judge(job(wish))).text;
  } catch (error) {
    return error instanceof Problem ? error.code : 'no problem';
  }
};

const lostIn = (pool: WorkerPool): number =>
  readMetrics(`${pool.metrics()}\n`).find(({ name }) => name === 'rulepack_workers_lost_total')?.value ?? -1;

test.each([
  { wish: 'loop', code: 'judging-too-costly', maxWait: 2_000 },
  { wish: 'memory', code: 'judging-too-costly', maxWait: 60_000 },
  { wish: 'throw', code: 'judging-died', maxWait: 60_000 },
  { wish: 'exit', code: 'judging-died', maxWait: 60_000 },
])(
  'a job that would $wish is refused, and no other is harmed',
  async ({ wish, code, maxWait }) => {
    const lost: string[] = [];
    const onLost = (failure: string): number => lost.push(failure);
    await withPool({ maxWait, onLost }, async (pool) => {
      const bad = resultOf(pool, wish);
      expect(await resultOf(pool, 'a')).toBe('a');
      expect(await bad).toBe(code);
      expect(await Promise.all(['b', 'c', 'd', 'e'].map((each) => resultOf(pool, each)))).toEqual([
        'b',
        'c',
        'd',
        'e',
      ]);
      expect(lostIn(pool)).toBe(1);
      expect(lost).toHaveLength(1);
      expect(lost.join()).not.toContain('SECRET');
    });
  },
  60_000,
);

test('one thread comes back each time that it is lost', async () => {
  await withPool({ threads: 1, maxWait: 1_500 }, async (pool) => {
    for (const [wish, result] of [
      ['loop', 'judging-too-costly'],
      ['a', 'a'],
      ['exit', 'judging-died'],
      ['b', 'b'],
      ['throw', 'judging-died'],
      ['c', 'c'],
    ] as const)
      expect(await resultOf(pool, wish)).toBe(result);
  });
}, 60_000);

test('a full queue refuses more, with a time to come back', async () => {
  await withPool({ threads: 1, maxQueue: 3 }, async (pool) => {
    const taken = Array.from({ length: 4 }, () => pool.judge(job('slow')));
    expect(pool.isFull()).toBe(true);
    await expect(pool.judge(job('a'))).rejects.toMatchObject({
      code: 'server-full',
      status: 503,
      headers: { 'Retry-After': '1' },
    });
    const handler = createHandler({ judge: pool.judge, isReady: () => !pool.isFull() });
    const refused = await ask('/$validate', { body: 'b', handler });
    expect([refused.status, refused.keys, refused.headers.get('retry-after')]).toEqual([
      503,
      ['server-full'],
      '1',
    ]);
    expect((await ask('/readyz', { method: 'GET', handler })).status).toBe(503);
    expect((await ask('/healthz', { method: 'GET', handler })).status).toBe(200);
    expect((await Promise.all(taken)).length).toBe(4);
    expect(pool.isFull()).toBe(false);
    expect(await resultOf(pool, 'b')).toBe('b');
  });
}, 60_000);

test('a pool whose workers cannot start says so', async () => {
  const broken = new URL('./no-such-worker.js', import.meta.url);
  await expect(
    createWorkerPool({
      judging: { packs: [] },
      threads: 1,
      maxQueue: 1,
      maxWait: 20_000,
      maxMemory: 64,
      worker: broken,
    }),
  ).rejects.toThrow();
}, 60_000);
