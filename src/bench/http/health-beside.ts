import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { healthLatency } from './load.js';

const clients = fileURLToPath(new URL('slow-clients.js', import.meta.url));

/** What slow clients begin with. */
const beginnings = {
  head: 'POST /$validate HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
  body: 'POST /$validate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000\r\n\r\n',
};

/** Milliseconds of the slowest of many answers of /healthz, while 500 clients in a process of their own are slow. */
export async function healthBeside(
  part: keyof typeof beginnings,
  url: string,
  seconds: number,
): Promise<number> {
  const child = spawn(process.execPath, [clients, url, beginnings[part]], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    if ((await Promise.race([once(child.stdout, 'data'), ended]))[0] === 1)
      throw new Error('There are no slow clients.');
    let slowest = 0;
    for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
      slowest = Math.max(slowest, await healthLatency(url));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return slowest;
  } finally {
    child.kill();
    await ended;
  }
}
