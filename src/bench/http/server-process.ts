import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The one that validates, and two that give the same answer to everything, by workers and without. */
export type ServerName = 'validating' | 'sameHop' | 'noHop';

export interface ServerProcess {
  readonly url: string;
  /** Milliseconds from when the process was started until it listens. */
  readonly start: number;
  /** MB that the process has in memory; not a number where the system has no /proc. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const idle = fileURLToPath(new URL('idle-server.js', import.meta.url));

const serve = fileURLToPath(new URL('../../bundle/rulepack.js', import.meta.url));

const commands: Readonly<Record<ServerName, readonly string[]>> = {
  validating: [serve, 'serve', '--no-config', '--port=0'],
  sameHop: [idle, 'workers'],
  noHop: [idle],
};

/** Starts a server in a process of its own. Rejects where it ends before it listens. */
export async function startServer(name: ServerName): Promise<ServerProcess> {
  const start = performance.now();
  const child = spawn(process.execPath, commands[name], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const url = await Promise.race([urlOf(child), ended]);
  if (typeof url !== 'string') throw new Error(`The server ${name} ended before it listened.`);
  return {
    url,
    start: performance.now() - start,
    memory: () => residentMemory(child.pid),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Both say where they listen, as the first thing that they say. */
async function urlOf({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return /http:\S+/.exec(line)?.[0];
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function residentMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return (Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024) / 1e6;
}
