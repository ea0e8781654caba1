import { availableParallelism } from 'node:os';
import { createHandler } from '../server/handler.js';
import type { JudgeOptions } from '../server/judge/judge-options.js';
import { ownHosts } from '../server/own-host.js';
import { failureText } from './failure.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { positiveNumber, readArguments, type OptionValue } from './options.js';
import { exportPage, readPage } from './page-files.js';
import { fetchStatement } from './serve/fetch-statement.js';
import { listen, type Listening } from './serve/listen.js';
import { createLog } from './serve/log.js';
import { createWorkerPool } from './serve/worker-pool.js';
import { judgingOptions, readSettings } from './settings.js';

const serveHelp = `Usage: rulepack serve [OPTION]...

Serves a page to validate and to write rules in, at /; a statement that is dropped there stays in the browser.
Validates over HTTP: POST a resource, lines of NDJSON, or files (multipart/form-data) to /$validate; /openapi.json
describes the rest. Nothing is stored. Logs are JSON lines on standard error. Ctrl-C or SIGTERM stops it.

  --port N              the port (default: 8080; 0 is any that is free)
  --host ADDRESS        the address to listen at (default: 127.0.0.1, which only this machine reaches; 0.0.0.0 is all)
  --allowed-host NAME   a name that the server goes by, besides localhost and addresses; may be repeated; * is any
  --cors-origin ORIGIN  let pages of this origin read answers, https://page.example; may be repeated; * is any
  --fetch-host ORIGIN   let the page read the statement of this server, https://server.example; may be repeated
  --export DIR          write the page into a folder, for any web server, and stop
  --max-body N          refuse bodies of more bytes, decompressed (default: 5242880)
  --workers N           threads that judge (default: one a core)
  --pack NAME|FILE      judge by this pack; may be repeated (default: all packs that ship but
                        capabilitystatement-registry)
  --config FILE         the configuration (default: the nearest rulepack.yaml upwards); options count more
  --no-config           do without a configuration
  --off KEY|TAG         do without the rules with this key or tag, or the issues with this key; may be repeated
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --max-issues N        list at most so many issues a resource (default: 1000)

Exit code: 0 it was stopped; 2 it could not start, or wrong usage or configuration; 3 a rule pack is defective.
`;

// A baseline is of files, and bytes have a limit of their own here.
const { baseline: _, 'max-bytes': __, ...judging } = judgingOptions;

const serveOptions = {
  ...judging,
  port: { type: 'string' },
  host: { type: 'string' },
  'allowed-host': { type: 'string', multiple: true },
  'cors-origin': { type: 'string', multiple: true },
  'fetch-host': { type: 'string', multiple: true },
  export: { type: 'string' },
  'max-body': { type: 'string' },
  workers: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Milliseconds for a body, for judging, and for what is under way when the server is stopped. */
const maxWait = 15_000;
const stopWait = 8_000;
const fetchWait = 10_000;

export async function serveCommand(
  args: readonly string[],
  io: Io,
  ownVersion: () => Promise<string>,
): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, serveOptions);
  if (values.help === true) {
    await io.output(serveHelp);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`serve takes no files; ${String(positionals[0])} is one.`);
  const hosts = origins('fetch-host', values['fetch-host']);
  if (typeof values.export === 'string') {
    const count = await exportPage(values.export, { hosts }, io);
    await io.output(`${count.toString()} files are in ${values.export}; serve them with any web server.\n`);
    return 0;
  }
  const address = { host: textOf(values.host) ?? '127.0.0.1', port: portOf(values.port) };
  const maxBody = positiveNumber('max-body', values['max-body']) ?? 5 * 1024 * 1024;
  const threads = positiveNumber('workers', values.workers) ?? availableParallelism();
  const judgeOptions = await judgeOptionsOf(values, maxBody, io);
  const log = createLog(io, () => new Date());
  const pool = await createWorkerPool({
    judging: judgeOptions,
    threads,
    maxQueue: 100,
    maxWait,
    maxMemory: 256,
    onLost: (failure) => {
      log.event('worker-lost', { failure });
    },
  });
  let isStopping = false;
  try {
    const handler = createHandler({
      ...judgeOptions,
      judge: pool.judge,
      maxBody,
      maxWait,
      width: 2 * threads,
      version: await ownVersion(),
      corsOrigins: origins('cors-origin', values['cors-origin']),
      files: await readPage(hosts.length > 0 ? { hosts, fetchPath: 'statement' } : { hosts }),
      ...(hosts.length > 0 && {
        fetchStatement: (url: string) =>
          fetchStatement(url, { origins: hosts, maxBytes: maxBody, maxWait: fetchWait }),
      }),
      isOwnHost: ownHosts([address.host, ...textsOf(values['allowed-host'])]),
      isReady: () => !isStopping && !pool.isFull(),
      metrics: pool.metrics,
      onAnswer: log.answered,
    });
    const server = await listenAt({ ...address, handler, maxBody, maxWait });
    await io.output(`fhir-rulepack serves at ${server.url} (Ctrl-C stops it)\n`);
    log.event('listening', { url: server.url, workers: threads });
    await interrupted(io.interruption());
    isStopping = true;
    log.event('stopping');
    await server.stop(stopWait);
    log.event('stopped');
    return 0;
  } finally {
    await pool.close();
  }
}

async function judgeOptionsOf(
  values: Readonly<Record<string, OptionValue>>,
  maxBody: number,
  io: Io,
): Promise<JudgeOptions> {
  const { options, file } = await readSettings(values, io);
  if (file?.config.baseline !== undefined)
    await io.complain(`rulepack: ${file.name}: the baseline is of files, and does not count here.\n`);
  return {
    ...options,
    limits: { ...options.limits, maxBytes: maxBody },
    ...(file !== undefined && { config: file.config }),
  };
}

async function listenAt(options: Parameters<typeof listen>[0]): Promise<Listening> {
  try {
    return await listen(options);
  } catch (error) {
    const where = `${options.host}:${options.port.toString()}`;
    throw new UsageError(`It cannot listen at ${where}: ${failureText(error)}; --port names another one.`);
  }
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

const textOf = (value: OptionValue): string | undefined => (typeof value === 'string' ? value : undefined);
const textsOf = (value: OptionValue): string[] => [value ?? []].flat().map(String);

function portOf(value: OptionValue): number {
  if (value === undefined) return 8080;
  const port = Number(value);
  if (/^\d+$/.test(String(value)) && port <= 65_535) return port;
  throw new UsageError(`--port is a number from 0 to 65535, not ${String(value)}.`);
}

/** As browsers write them; https://www.rfc-editor.org/rfc/rfc6454#section-6.2 */
function origins(option: string, value: OptionValue): string[] {
  return textsOf(value).map((origin) => {
    if (
      (origin === '*' && option === 'cors-origin') ||
      (URL.canParse(origin) && new URL(origin).origin === origin)
    )
      return origin;
    const any = option === 'cors-origin' ? ', or *,' : ',';
    throw new UsageError(`--${option} is an origin like https://page.example${any} not ${origin}.`);
  });
}
