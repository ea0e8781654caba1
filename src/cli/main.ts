#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { addAbortSignal, type Writable } from 'node:stream';
import { visible } from '../report/visible.js';
import { errorCode, errorMessage } from './failure.js';
import { run } from './run.js';

async function version(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/** Node's types forget that a stream that is no terminal has no such property. */
const isTerminal = ({ isTTY }: { readonly isTTY?: boolean }): boolean => isTTY ?? false;

/** Waits until the stream has taken the text, so that nothing is lost and nothing piles up. */
const writer =
  (stream: Writable) =>
  (text: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });

function interruption(): AbortSignal {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const abort = (signal: NodeJS.Signals): void => {
    // Without listeners, the next one ends the process.
    for (const each of signals) process.off(each, abort);
    controller.abort(signal);
  };
  for (const each of signals) process.on(each, abort);
  return controller.signal;
}

function input(until?: AbortSignal): AsyncIterable<Uint8Array> {
  const { stdin } = process;
  return until === undefined ? stdin : addAbortSignal(until, stdin);
}

/** Errors of writing come to the callbacks above; without a listener Node would end the process first. */
const ignore = (): void => undefined;
process.stdout.on('error', ignore);
process.stderr.on('error', ignore);

try {
  process.exitCode = await run(
    process.argv.slice(2),
    {
      folder: process.cwd(),
      input,
      output: writer(process.stdout),
      complain: writer(process.stderr),
      isOutputTerminal: isTerminal(process.stdout),
      isComplaintTerminal: isTerminal(process.stderr),
      interruption,
      today: () => new Date().toISOString().slice(0, 10),
      environment: process.env,
    },
    version,
  );
} catch (error) {
  // Whoever reads our output may stop when they have enough: head does.
  if (errorCode(error) === 'EPIPE') process.exitCode = 0;
  else {
    process.stderr.write(`rulepack: ${visible(errorMessage(error))}\n`);
    process.exitCode = 2;
  }
}
