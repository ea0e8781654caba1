import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import { quickFixFor } from '../authoring/editing/quick-fixes.js';
import type { Parser } from '../expression/parse.js';
import { editorDiagnostic } from './diagnostics.js';
import type { OpenPack } from './open-pack.js';

/** What mends the diagnostics that a range touches. */
export async function codeActionsIn(
  { document, inspection }: OpenPack,
  range: Range,
  parse: Parser,
): Promise<CodeAction[]> {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const text = document.getText();
  const actions: CodeAction[] = [];
  for (const diagnostic of inspection.diagnostics) {
    if (diagnostic.to < start || diagnostic.from > end) continue;
    const fix = await quickFixFor(text, diagnostic, parse);
    if (fix === undefined) continue;
    const where = { start: document.positionAt(fix.from), end: document.positionAt(fix.to) };
    actions.push({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [editorDiagnostic(diagnostic, document)],
      isPreferred: fix.isSure,
      edit: { changes: { [document.uri]: [{ range: where, newText: fix.text }] } },
    });
  }
  return actions;
}
