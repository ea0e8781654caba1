import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../fhir/issue.js';
import { createValidator } from '../engine/validator.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

function block(info: string): string {
  const start = readme.indexOf(`\`\`\`${info}\n`);
  if (start < 0) throw new Error(`The README has no block ${info}.`);
  return readme.slice(readme.indexOf('\n', start) + 1, readme.indexOf('\n```', start) + 1);
}

/** Runs an example as it stands, at a port that is free, while its answers are asked for. */
async function whileItRuns<T>(example: string, act: (url: string) => Promise<T>): Promise<T> {
  const file = `${root}dist/readme-${example}.mjs`;
  writeFileSync(file, block(`js ${example}`));
  const port = (await freePort()).toString();
  const server = spawn(execPath, [file], {
    env: { ...env, PORT: port },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const url = `http://localhost:${port}/fhir/CapabilityStatement`;
    for (;;) {
      const isThere = await fetch(url).then(
        () => true,
        () => false,
      );
      if (isThere) return await act(url);
      if (server.exitCode !== null) throw new Error(`The example ended: ${server.exitCode.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    server.kill();
    rmSync(file);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const post = (url: string, body: string, type = 'application/fhir+json'): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body });

const faulty = block('json file=metadata.json');
const mended = block('json file=mended.json');

const { issue: told } = createValidator({ off: ['best-practice'] }).validate(faulty);

test('the example of Express refuses the statement with faults, and takes the mended one', async () => {
  await whileItRuns('express', async (url) => {
    const refused = await post(url, faulty);
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as Outcome).issue).toEqual(told);
    expect(told).toHaveLength(4);
    const taken = await post(url, mended);
    expect([taken.status, await taken.json()]).toEqual([201, { kind: 'instance', issues: 0 }]);
    expect((await post(url, mended, 'text/plain')).status).toBe(415);
  });
}, 60_000);

test('the example of fastify takes all, and tells what there is', async () => {
  await whileItRuns('fastify', async (url) => {
    const answer = await post(url, faulty);
    expect(answer.headers.get('x-validation')).toBe('fatal=0, error=4, warning=1, information=0');
    expect([answer.status, await answer.json()]).toEqual([200, { kind: ['instance'], issues: 5 }]);
    expect(await (await post(url, '[]')).json()).toEqual({ kind: 'no resource' });
  });
}, 60_000);
