#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { visible } from '../report/visible.js';
import { errorCode, errorMessage } from './failure.js';
import { run } from './run.js';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** Waits until the stream has taken the text, so that nothing is lost and nothing piles up. */
const writer =
  (stream: Writable) =>
  (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });

/** Errors of writing come to the callbacks above; without a listener Node would end the process first. */
const ignore = (): void => undefined;
process.stdout.on('error', ignore);
process.stderr.on('error', ignore);

try {
  process.exitCode = await run(
    process.argv.slice(2),
    {
      folder: process.cwd(),
      input: () => process.stdin,
      output: writer(process.stdout),
      complain: writer(process.stderr),
      isOutputTerminal: isatty(1),
      isComplaintTerminal: isatty(2),
      environment: process.env,
    },
    manifest.version,
  );
} catch (error) {
  // Whoever reads our output may stop when they have enough: head does.
  if (errorCode(error) === 'EPIPE') process.exitCode = 0;
  else {
    process.stderr.write(`rulepack: ${visible(errorMessage(error))}\n`);
    process.exitCode = 2;
  }
}
