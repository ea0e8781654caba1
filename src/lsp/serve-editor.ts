import {
  CodeActionKind,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadParser } from '../expression/parse.js';
import { codeActionsIn } from './code-actions.js';
import { completionsAt } from './completion.js';
import { definitionAt } from './definition.js';
import { diagnosticsOf } from './diagnostics.js';
import type { Host } from './host.js';
import { hoverAt } from './hover.js';
import { inlayHintsOf } from './inlay-hints.js';
import { followPack, type OpenPack, type PackFollower } from './open-pack.js';
import { rememberingParser } from './remembering-parser.js';

/** Milliseconds after a keystroke in which another one may come. */
const pause = 5;

/** Answers an editor that has rule packs open. Documents that are none get no answer. */
export async function serveEditor(connection: Connection, host: Host): Promise<void> {
  const parse = rememberingParser(await loadParser());
  const documents = new TextDocuments(TextDocument);
  const followers = new Map<string, PackFollower>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents of which something was told. */
  const told = new Set<string>();
  let capabilities: ClientCapabilities = {};

  const followerOf = (uri: string): PackFollower => {
    const known = followers.get(uri) ?? followPack(host, parse);
    followers.set(uri, known);
    return known;
  };

  /** The pack as it stands now; undefined for one that is closed, or none. */
  const packAt = async (uri: string): Promise<OpenPack | undefined> => {
    const document = documents.get(uri);
    return document && (await followerOf(uri).inspect(document));
  };

  /** Shows what is known, unless the text has changed meanwhile: then another look is on its way. */
  const show = async (uri: string, look: keyof PackFollower): Promise<void> => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const pack = await followerOf(uri)[look](document);
    const version = documents.get(uri)?.version;
    if (pack === undefined ? !told.has(uri) : pack.document.version !== version) return;
    if (version === undefined) return;
    told.add(uri);
    const diagnostics = pack === undefined ? [] : diagnosticsOf(pack);
    await connection.sendDiagnostics({ uri, version, diagnostics });
  };

  const prove = async (uri: string): Promise<void> => {
    await show(uri, 'prove');
    if (capabilities.workspace?.inlayHint?.refreshSupport === true)
      await connection.languages.inlayHint.refresh();
  };

  /** Nobody waits for these; what goes wrong is told in the editor's log. */
  const start = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      connection.console.error(error instanceof Error ? error.message : String(error));
    });
  };

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    return {
      serverInfo: { name: 'rulepack', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['.', '%', '$'] },
        hoverProvider: true,
        definitionProvider: true,
        inlayHintProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  connection.onShutdown(() => host.close());
  documents.onDidOpen(({ document: { uri } }) => {
    start(prove(uri));
  });
  documents.onDidSave(({ document: { uri } }) => {
    start(prove(uri));
  });
  // A document that is opened changes as well.
  documents.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    const look = (): void => {
      waiting.delete(uri);
      start(show(uri, 'inspect'));
    };
    waiting.set(uri, setTimeout(look, pause));
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    followers.delete(uri);
    if (told.delete(uri)) start(connection.sendDiagnostics({ uri, diagnostics: [] }));
  });

  connection.onCompletion(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const takesSnippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return document && (await completionsAt(document, position, parse, takesSnippets));
  });
  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const takesMarkdown = capabilities.textDocument?.hover?.contentFormat?.includes('markdown') === true;
    return document && (await hoverAt(document, position, parse, takesMarkdown));
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document && (await definitionAt(document, position));
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const pack = await packAt(textDocument.uri);
    return pack && inlayHintsOf(pack, range);
  });
  connection.onCodeAction(async ({ textDocument, range }) => {
    const pack = await packAt(textDocument.uri);
    return pack && (await codeActionsIn(pack, range, parse));
  });
  documents.listen(connection);
  connection.listen();
}
