import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './run.js';

export interface Surroundings {
  /** Files by their names relative to the folder that the command runs in. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** A folder that is there, for commands that follow each other. */
  readonly at?: string;
  /** The folder that the command runs in, relative to that of the files. */
  readonly folder?: string;
  /** The present day. */
  readonly today?: string;
  /** Ends what waits; without it nothing is waited for. */
  readonly interruption?: AbortSignal;
}

export interface Ran {
  readonly exit: number;
  readonly output: string;
  readonly complaints: string;
  /** What stands in `report` afterwards; undefined where there is no such file. */
  readonly report: string | undefined;
}

/** Runs a command in a folder of its own, which is gone afterwards. */
export async function command(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { files = {}, at, input = '', environment = {}, isTerminal = false } = surroundings;
  const { folder: inner = '.', interruption = noWait(args), today = '2026-06-15' } = surroundings;
  const act = async (folder: string): Promise<Ran> => {
    let output = '';
    let complaints = '';
    const io = {
      folder: join(folder, inner),
      // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
      input: async function* () {
        yield Buffer.from(input);
      },
      output: (text: string | Uint8Array) => {
        output += typeof text === 'string' ? text : Buffer.from(text).toString();
        return Promise.resolve();
      },
      complain: (text: string) => {
        complaints += text;
        return Promise.resolve();
      },
      isOutputTerminal: isTerminal,
      isComplaintTerminal: isTerminal,
      interruption: () => interruption,
      today: () => today,
      environment,
    };
    const exit = await run(args, io, () => Promise.resolve('9.8.7'));
    const report = await readFile(join(folder, 'report'), 'utf8').catch(() => undefined);
    return { exit, output, complaints, report };
  };
  return at === undefined ? inFolder(files, act) : act(at);
}

/** What watches files would wait for a change. */
const noWait = (args: readonly string[]): AbortSignal =>
  args.includes('--watch') ? AbortSignal.abort() : new AbortController().signal;

const main = fileURLToPath(new URL('../bundle/rulepack.js', import.meta.url));

/** The same as a process, which meets Node's own errors. */
export async function spawned(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { files = {}, input = '', environment = {} } = surroundings;
  return inFolder(files, async (folder) => {
    const options = {
      cwd: folder,
      input,
      env: { PATH: env.PATH, NODE_OPTIONS: '--disallow-code-generation-from-strings', ...environment },
      encoding: 'utf8',
    } as const;
    const { status, stdout, stderr } = spawnSync(execPath, [main, ...args], options);
    const report = await readFile(join(folder, 'report'), 'utf8').catch(() => undefined);
    return { exit: status ?? -1, output: stdout, complaints: stderr, report };
  });
}

export async function inFolder<T>(
  files: NonNullable<Surroundings['files']>,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** A statement on one line whose extension has the value given as JSON's property. */
export const statement = (value?: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    resourceType: 'CapabilityStatement',
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Ours.</div>' },
    status: 'active',
    date: '2026-01-01',
    description: 'What our server offers.',
    kind: 'requirements',
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        resource: [{ type: 'Subscription' }],
        ...(value && { extension: [{ url: websocket, ...value }] }),
      },
    ],
  });

/** All is well with it. */
export const good: string = statement();
/** One information issue. */
export const retired: string = statement({ valueUri: 'wss://server.test/ws' });
/** A warning and an information issue. */
export const unwise: string = statement({ valueUri: 'ws://server.test/ws' });
/** An error and an information issue. */
export const faulty: string = statement({ valueUrl: 'wss://server.test/ws' });
/** So many codes that are none, and then a resource that the server offers. */
export const many = (count: number, resource?: Readonly<Record<string, unknown>>): string => {
  const { rest, ...others } = JSON.parse(good) as { rest: object[] };
  const interaction = Array.from({ length: count }, (_, index) => ({ code: `bad${index.toString()}` }));
  const offered = resource && { resource: [resource] };
  return JSON.stringify({ ...others, rest: [{ ...rest[0], interaction, ...offered }] });
};
