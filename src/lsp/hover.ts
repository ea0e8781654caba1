import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { describeAt, type Description } from '../authoring/editing/describe.js';
import { expressionSpot } from '../authoring/editing/expression-spot.js';
import { isPackText } from '../authoring/editing/is-pack-text.js';
import { readYamlTree } from '../authoring/editing/yaml-tree.js';
import type { Parser } from '../expression/parse.js';

/** The type and the definition of what stands at a position. */
export async function hoverAt(
  document: TextDocument,
  position: Position,
  parse: Parser,
  takesMarkdown: boolean,
): Promise<Hover | null> {
  const text = document.getText();
  const tree = isPackText(text) ? await readYamlTree(text) : undefined;
  const spot = tree?.scalarAt(document.offsetAt(position));
  const expression = tree && spot && expressionSpot(spot, tree);
  const found = expression && describeAt(expression, parse);
  if (found === undefined) return null;
  return {
    contents: takesMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown(found) }
      : { kind: MarkupKind.PlainText, value: [found.title, ...found.lines].join('\n') },
    range: { start: document.positionAt(found.from), end: document.positionAt(found.to) },
  };
}

function markdown({ title, lines, link }: Description): string {
  const page = link === undefined ? [] : [`[Definition](${link})`];
  return [`**${escaped(title)}**`, ...lines.map(escaped), ...page].join('\n\n');
}

/** Constants of a pack are not to be markup. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]()<>#+.!|~&-]/g, '\\$&').replace(/\s+/g, ' ');
