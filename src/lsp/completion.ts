import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { proposalsInPack } from '../authoring/editing/complete-pack.js';
import { isPackText } from '../authoring/editing/is-pack-text.js';
import type { Proposal } from '../authoring/editing/proposal.js';
import type { Parser } from '../expression/parse.js';

/** How the FHIRPath at a position can go on. */
export async function completionsAt(
  document: TextDocument,
  position: Position,
  parse: Parser,
  takesSnippets: boolean,
): Promise<CompletionItem[]> {
  const text = document.getText();
  if (!isPackText(text)) return [];
  const proposals = await proposalsInPack(text, document.offsetAt(position), parse);
  if (proposals === undefined) return [];
  const range = { start: document.positionAt(proposals.from), end: position };
  return proposals.options.map((proposal, index) => {
    const { label, kind, detail, about } = proposal;
    const isSnippet = takesSnippets && kind === 'function' && detail !== undefined;
    return {
      label,
      kind: kinds[kind],
      ...(detail !== undefined && { detail }),
      ...(about !== undefined && { documentation: about }),
      // Elements come first, then functions: as we list them, not by the alphabet.
      sortText: index.toString().padStart(5, '0'),
      textEdit: { range, newText: isSnippet ? label.replace('()', '($1)') : label },
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    };
  });
}

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  element: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Constant,
  type: CompletionItemKind.Class,
  operator: CompletionItemKind.Operator,
};
