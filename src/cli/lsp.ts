import { Readable, Writable } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serveEditor } from '../lsp/serve-editor.js';
import type { ExitCode, Io } from './io.js';
import { createHost } from './lsp/create-host.js';
import { readArguments } from './options.js';

const lspHelp = `Usage: rulepack lsp [--stdio]

A language server for rule packs, which an editor starts: it speaks the Language Server Protocol over standard input and
output. Defects and advice appear where they are while one types; names of elements, functions and constants are
proposed and explained; examples are run when a pack is opened or saved. See docs/editors.md.

Exit code: 0 the editor ended it; 1 the editor went away; 2 wrong usage.
`;

export async function lspCommand(
  args: readonly string[],
  io: Io,
  version: () => Promise<string>,
): Promise<ExitCode> {
  // Editors say these of themselves: there is no other way to speak to it, and whose end is to end it.
  const { values } = readArguments(args, {
    stdio: { type: 'boolean' },
    clientProcessId: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(lspHelp);
    return 0;
  }
  const input = Readable.from(io.input(), { objectMode: false });
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      io.output(chunk.toString('utf8')).then(() => {
        done();
      }, done);
    },
  });
  await serveEditor(createConnection(ProposedFeatures.all, input, output), createHost(await version()));
  // The connection ends the process when the editor says so, or when there is nothing left to read.
  return new Promise(() => undefined);
}
