import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { inFolder } from '../command.test.helper.js';

const main = fileURLToPath(new URL('../../bundle/rulepack.js', import.meta.url));

export interface Serving {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it has logged so far. */
  readonly log: () => string;
  /** Sends a signal; gives the exit code, or the signal that ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
}

/** Starts `rulepack serve` at a port of its own, as a process. */
export async function serving(args: readonly string[], folder: string): Promise<Serving> {
  const child = spawn(execPath, [main, 'serve', '--port', '0', '--workers', '1', ...args], {
    cwd: folder,
    env: { PATH: env.PATH, NODE_OPTIONS: '--disallow-code-generation-from-strings' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let log = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (log += data.toString()));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await until(() => output.includes('\n') || child.exitCode !== null);
  const url = / serves at (http:\S+) /.exec(output)?.[1];
  if (url === undefined) throw new Error(`It does not serve: ${output}${log}`);
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    log: () => log,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by ?? -1;
    },
  };
}

/** Serves in a folder with these files, and ends the process after that. */
export async function withServer(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  act: (server: Serving, folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(files, async (folder) => {
    const server = await serving(args, folder);
    try {
      await act(server, folder);
    } finally {
      server.process.kill('SIGKILL');
    }
  });
}

/** Waits for a condition as long as a busy machine may need. */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds = 30_000): Promise<void> {
  for (const start = performance.now(); !(await isSo());) {
    if (performance.now() - start > milliseconds) throw new Error('It did not come to be in time.');
    await rest(20);
  }
}

export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Exchanged {
  readonly status: number;
  /** The head of the last answer, names in small letters. */
  readonly head: string;
  readonly body: string;
  /** Whether the server closed the connection. */
  readonly isClosed: boolean;
  /** Bytes that the server's side took before that. */
  readonly sent: number;
}

/** Sends bytes as they are, in parts, until an answer is there or the connection is closed. */
export async function exchange(port: number, parts: Iterable<string | Uint8Array>): Promise<Exchanged> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  const state = { isClosed: false };
  const close = (): void => {
    state.isClosed = true;
  };
  socket.on('data', (data: Buffer) => (received += data.toString()));
  socket.on('error', close);
  socket.on('close', close);
  await once(socket, 'connect');
  for (const part of parts) {
    if (state.isClosed) break;
    if (!socket.write(part))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  }
  await until(() => state.isClosed || isWhole(received));
  if (/\r\nconnection: close\r\n/i.test(received)) await until(() => state.isClosed);
  const sent = socket.bytesWritten;
  socket.destroy();
  const last = received.slice(received.lastIndexOf('HTTP/1.1 '));
  const at = last.indexOf('\r\n\r\n');
  return {
    status: Number(last.slice(9, 12)),
    head: last.slice(0, at).toLowerCase(),
    body: last.slice(at + 4),
    isClosed: state.isClosed,
    sent,
  };
}

function isWhole(received: string): boolean {
  const last = received.slice(received.lastIndexOf('HTTP/1.1 '));
  const at = last.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(last.slice(0, at + 2))?.[1];
  return at > 0 && length !== undefined && Buffer.byteLength(last.slice(at + 4)) >= Number(length);
}

/** Connections that send no more than the beginning of a request. */
export async function slowConnections(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined);
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write('POST /$validate HTTP/1.1\r\nHost: localhost\r\nX-Slow');
  return sockets;
}
