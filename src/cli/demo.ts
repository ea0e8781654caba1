import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExitCode, Io } from './io.js';
import { namedInputs, validateCommand } from './validate.js';

const bundled = new URL(
  '../../test-cases/capabilitystatement-websocket/server-with-faults.json',
  import.meta.url,
);

/** Shows what a result looks like, on a statement that ships or on the user's own; `npm start` runs it. */
export async function demoCommand(
  args: readonly string[],
  io: Io,
  version: () => Promise<string>,
): Promise<ExitCode> {
  const inputs = namedInputs(args).length > 0 ? [] : [relative(io.folder, fileURLToPath(bundled))];
  return validateCommand(['--fail-on', 'never', ...args, ...inputs], io, version);
}
