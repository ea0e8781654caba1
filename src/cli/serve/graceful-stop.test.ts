import { faulty, good, keysOf, outcomeIn } from '../../server/answer.test.helper.js';
import { exchange, rest, until, withServer } from './server.test.helper.js';

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets end what is under way, and takes no more',
  async (signal) => {
    await withServer([], {}, async ({ url, log, stop }) => {
      let send!: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
      const headers = { 'Content-Type': 'application/fhir+ndjson' };
      send.enqueue(Buffer.from(`${good}\n`));
      const response = await fetch(`${url}/$validate`, {
        method: 'POST',
        body,
        headers,
        duplex: 'half',
      });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      expect((await reader.read()).done).toBe(false);
      const stopped = stop(signal);
      await until(() => log().includes('"stopping"'));
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
      send.enqueue(Buffer.from(`${faulty}\n`));
      const second = await reader.read();
      expect(keysOf(outcomeIn(Buffer.from(second.value ?? []).toString()))).toContain('ws-type');
      send.close();
      expect((await reader.read()).done).toBe(true);
      expect(await stopped).toBe(0);
    });
  },
  60_000,
);

test('what does not end is cut off in 10 seconds', async () => {
  await withServer([], {}, async ({ port, stop }) => {
    const hanging = exchange(port, [
      'POST /$validate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n',
    ]);
    await rest(200);
    const start = performance.now();
    expect(await stop()).toBe(0);
    expect(performance.now() - start).toBeLessThan(15_000);
    await hanging;
  });
}, 60_000);

test('a second signal ends it at once', async () => {
  await withServer([], {}, async ({ port, log, stop }) => {
    const hanging = exchange(port, [
      'POST /$validate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n',
    ]);
    await rest(200);
    const stopped = stop('SIGTERM');
    await until(() => log().includes('"stopping"'));
    expect(await stop('SIGTERM')).toBe('SIGTERM');
    expect(await stopped).toBe('SIGTERM');
    await hanging;
  });
}, 60_000);
