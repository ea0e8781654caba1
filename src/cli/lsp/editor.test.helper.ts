import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

/** An editor that has started the bundled command, as editors do. */
export interface Editor {
  readonly connection: ProtocolConnection;
  open(uri: string, text: string): Promise<void>;
  /** Puts another text in place of the whole document. */
  change(uri: string, text: string): Promise<void>;
  /** Puts another text in place of a range, as who types does. */
  type(uri: string, range: Range, text: string): Promise<void>;
  save(uri: string): Promise<void>;
  /** The first diagnostics that come after a call and fit; rejects where they do not come. */
  diagnostics(uri: string, fit?: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** All that was told of a document so far. */
  told(uri: string): readonly PublishDiagnosticsParams[];
  /** What came on standard error. */
  complaints(): string;
  /** Ends the server as an editor does; resolves to its exit code. */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL('../../bundle/rulepack.js', import.meta.url));

const capabilities: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

export async function startEditor(): Promise<Editor> {
  const child = spawn(execPath, [main, 'lsp', '--stdio'], {
    env: { PATH: env.PATH, NODE_OPTIONS: '--disallow-code-generation-from-strings' },
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null); // As Node documents it.
  const connection = createProtocolConnection(child.stdout, child.stdin);
  const told: PublishDiagnosticsParams[] = [];
  const listeners = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    told.push(params);
    for (const listener of listeners) listener(params);
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const notify = (name: string, params: object): Promise<void> =>
    connection.sendNotification(`textDocument/${name}`, params);
  const changed = (uri: string, change: TextDocumentContentChangeEvent): Promise<void> => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    return notify('didChange', { textDocument: { uri, version }, contentChanges: [change] });
  };
  return {
    connection,
    open: (uri, text) => {
      versions.set(uri, 1);
      return notify('didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    },
    change: (uri, text) => changed(uri, { text }),
    type: (uri, range, text) => changed(uri, { range, text }),
    save: (uri) => notify('didSave', { textDocument: { uri } }),
    diagnostics: (uri, fit = () => true) =>
      new Promise((resolve, reject) => {
        const listener = (params: PublishDiagnosticsParams): void => {
          if (params.uri !== uri || !fit(params.diagnostics)) return;
          done();
          resolve(params.diagnostics);
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`nothing fits: ${JSON.stringify(told.filter((each) => each.uri === uri))}`));
        }, 20_000);
        const done = (): void => {
          clearTimeout(timer);
          listeners.delete(listener);
        };
        listeners.add(listener);
      }),
    told: (uri) => told.filter((each) => each.uri === uri),
    complaints: () => complaints,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exit;
      connection.dispose();
      return code;
    },
  };
}

/** A pack of one rule, with `‸` where the editor's cursor is. */
export const packWith = (fields: string, head = ''): string => `language: 1
pack: ours
version: 1.2.3
title: A pack of our own
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
constants:
  socket: http://a.test/socket
${head}rules:
  - key: our-1
    severity: error
    human: It all holds well.
${fields.replace(/^/gm, '    ')}
    examples:
      pass:
        - { id: a, status: active, date: "2026-01-01", kind: requirements, fhirVersion: 4.0.1, format: [json] }
      fail:
        - { id: b, kind: requirements, date: "2026-01-01", fhirVersion: 4.0.1, format: [json] }
`;

/** The text without its cursor, and where that was, in UTF-16 code units from 0. */
export function withCursor(marked: string): {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const lines = marked.slice(0, marked.indexOf('‸')).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: marked.replace('‸', ''), position };
}

/** What a range of a text says. */
export function textIn(text: string, { start, end }: Diagnostic['range']): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Diagnostic['range']['start']): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  return text.slice(offset(start), offset(end));
}
