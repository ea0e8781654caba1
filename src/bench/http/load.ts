import { Agent, request } from 'node:http';
import { statement } from './statement.js';

/**
 * Sends requests on a schedule, whatever becomes of those before. Gives the milliseconds from when each was to be sent
 * until its answer was there, in ascending order.
 */
export async function sendAtRate(url: string, rate: number, seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const answers: Promise<number>[] = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const due = start + (number * 1000) / rate;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    answers.push(validate(url, agent).then(() => performance.now() - due));
  }
  const latencies = await Promise.all(answers);
  agent.destroy();
  return latencies.sort((a, b) => a - b);
}

/** Requests that are answered in a second, where each connection asks as soon as it has its answer. */
export async function saturate(url: string, connections: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const end = start + seconds * 1000;
  let answered = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await validate(url, agent);
        answered += 1;
      }
    }),
  );
  const elapsed = performance.now() - start;
  agent.destroy();
  return (answered * 1000) / elapsed;
}

/** The value that a share of sorted ones does not exceed. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;

const headers = { 'Content-Type': 'application/fhir+json', 'Content-Length': statement.length };

const validate = (url: string, agent: Agent): Promise<void> =>
  exchange(`${url}/$validate`, { method: 'POST', agent, headers }, statement);

/** Milliseconds until the server answers that it is there, on a connection of its own. */
export async function healthLatency(url: string): Promise<number> {
  const start = performance.now();
  await exchange(`${url}/healthz`, { agent: false });
  return performance.now() - start;
}

/** Rejects for every answer but 200. */
function exchange(url: string, options: Parameters<typeof request>[1], body?: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${String(answer.statusCode)}.`));
      });
    });
    asked.on('error', reject).end(body);
  });
}
