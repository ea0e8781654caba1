import { visible, visibleLine } from '../../report/visible.js';
import { addressOf } from './address-of.js';
import { slugOf } from './contents.js';
import { fileName } from './file-name.js';
import type { Block, Content, Example, Inline, Page, Table } from './page.js';
import { relativePath } from './relative-path.js';

/** A page in GitHub Flavored Markdown: https://github.github.com/gfm/ */
export function markdownPage({ path, title, trail, blocks }: Page, mark: string): string {
  const write = inlineWriter(path);
  const above = trail.map((link) => write(link)).join(' › ');
  const parts = [`<!-- ${mark} -->`, ...(above === '' ? [] : [above]), `# ${line(title)}`];
  return `${[...parts, ...blocks.map((block) => blockText(block, write))].join('\n\n')}\n`;
}

type Write = (inline: Inline) => string;

function blockText(block: Block, write: Write): string {
  const text = (content: Content): string => content.map(write).join('');
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.text)}`;
    case 'paragraph':
      return safeStart(text(block.content));
    case 'list':
      return block.items.map((item) => `- ${safeStart(text(item))}`).join('\n');
    case 'facts':
      return block.facts.map(({ name, content }) => `- **${line(name)}:** ${text(content)}`).join('\n');
    case 'table':
      return tableText(block, text);
    case 'code':
      return fenced(block.text, block.language);
    case 'example':
      return exampleText(block, text);
  }
}

function tableText({ head, rows }: Table, text: (content: Content) => string): string {
  const lines = [head.map(line), head.map(() => '---'), ...rows.map((row) => row.map(text))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const exampleText = ({ title, outcome, json }: Example, text: (content: Content) => string): string =>
  [
    `**${line(title)}**`,
    ...(outcome.length === 0 ? [] : [safeStart(text(outcome))]),
    fenced(json, 'json'),
  ].join('\n\n');

function inlineWriter(page: string): Write {
  return (inline) => {
    if (typeof inline === 'string') return plain(inline);
    switch (inline.kind) {
      case 'strong':
      case 'badge':
        return `**${line(inline.text)}**`;
      case 'flag':
        return line(inline.text);
      case 'code':
      case 'fhirpath':
        return codeSpan(inline.text);
      case 'branch':
        return `${'. '.repeat(inline.depth)}${line(inline.text)}`;
      case 'section': {
        const slug = slugOf(inline.text);
        return slug === '' ? line(inline.text) : `[${line(inline.text)}](#${slug})`;
      }
      case 'break':
        return '<br>';
      case 'page':
        return `[${line(inline.text)}](${relativePath(page, fileName(inline.path, 'md'))})`;
      case 'web': {
        const address = addressOf(inline, page);
        return address === undefined
          ? codeSpan(inline.text)
          : `[${line(inline.text)}](${address.replace(/[()]/g, encode)})`;
      }
    }
  };
}

/** A parenthesis would end the address of a link. */
const encode = (each: string): string => (each === '(' ? '%28' : '%29');

const line = (text: string): string => plain(text.trim());

/** Text in which nothing is Markdown, HTML or an entity, on one line. A bar would end the cell of a table. */
const plain = (text: string): string =>
  visible(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_[\]~]/g, '\\$&')
    .replace(/[&<>|]/g, (each) => entities[each] ?? each);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
};

/** What would make a heading, a list, a quotation or a rule of a paragraph. */
const safeStart = (text: string): string =>
  text.replace(/^(?:[#=+-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

/** Between more backticks than are in it (https://github.github.com/gfm/#code-spans), where no bar is in it. */
function codeSpan(text: string): string {
  const shown = visible(text.replace(/\s+/g, ' ').trim());
  if (shown === '') return '';
  if (shown.includes('|')) return `<code>${line(shown)}</code>`;
  const fence = fenceFor(shown, 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return fence + space + shown + space + fence;
}

function fenced(text: string, language: string): string {
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text.split('\n').map(visibleLine).join('\n')}\n${fence}`;
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return '`'.repeat(longest >= least ? longest + 1 : least);
}
