import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { constantAt } from '../authoring/editing/constant-at.js';
import { isPackText } from '../authoring/editing/is-pack-text.js';
import { readYamlTree } from '../authoring/editing/yaml-tree.js';

/** Where the constant is defined that stands at a position. */
export async function definitionAt(document: TextDocument, position: Position): Promise<Location | null> {
  const text = document.getText();
  const tree = isPackText(text) ? await readYamlTree(text) : undefined;
  const spot = tree?.scalarAt(document.offsetAt(position));
  const found = tree && spot && constantAt(spot, tree);
  if (found === undefined) return null;
  const range = { start: document.positionAt(found.from), end: document.positionAt(found.to) };
  return { uri: document.uri, range };
}
