import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { percentile, saturate, sendAtRate } from './load.js';
import { statement } from './statement.js';

async function withServer<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('requests are sent on schedule, whatever the answers, each with the whole statement', async () => {
  let bytes = 0;
  const held: (() => void)[] = [];
  const latencies = await withServer(
    (request, response) => {
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        // No answer before all have asked.
        held.push(() => response.end());
        if (held.length === 20) for (const give of held) give();
      });
    },
    (url) => sendAtRate(url, 100, 0.2),
  );
  expect(latencies).toHaveLength(20);
  expect(bytes).toBe(20 * statement.length);
  expect(latencies).toEqual([...latencies].sort((a, b) => a - b));
  // The first was due 190 ms before the last one was.
  expect(latencies.at(-1)).toBeGreaterThanOrEqual(185);
});

test('a saturated server is asked by so many at the same time', async () => {
  let most = 0;
  let asking = 0;
  const perSecond = await withServer(
    (request, response) => {
      most = Math.max(most, ++asking);
      request.resume().on('end', () => {
        setTimeout(() => {
          asking -= 1;
          response.end();
        }, 20);
      });
    },
    (url) => saturate(url, 5, 0.3),
  );
  expect(most).toBe(5);
  expect(perSecond).toBeGreaterThan(0);
});

test('an answer that is none fails the measurement', async () => {
  const refuse: RequestListener = (request, response) => {
    request.resume();
    response.writeHead(503).end();
  };
  await expect(withServer(refuse, (url) => saturate(url, 1, 0.1))).rejects.toThrow('answered 503');
});

test.each([
  { share: 0.5, value: 3 },
  { share: 0.99, value: 5 },
  { share: 0.2, value: 1 },
])('the percentile $share is $value', ({ share, value }) => {
  expect(percentile([1, 2, 3, 4, 5], share)).toBe(value);
});
