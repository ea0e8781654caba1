import { tokensOf } from '../../expression/tokens.js';
import { html } from '../../report/html/html-text.js';
import { addressOf } from './address-of.js';
import { slugOf } from './contents.js';
import { fileName } from './file-name.js';
import type { Block, Content, Example, Fact, Inline, Page, Table } from './page.js';
import { relativePath } from './relative-path.js';

/** A page in HTML, without scripts. The policy stops what escaping might miss. */
export function htmlPage({ path, title, trail, blocks }: Page, mark: string): string {
  const write = inlineWriter(path);
  const taken = new Set<string>();
  const above = trail.map((link) => `<li>${write(link)}</li>`).join('');
  return `<!doctype html>
<!-- ${mark} -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'">
<title>${html([title, ...trail.slice(1).map(({ text }) => text)].join(' · '))}</title>
<link rel="stylesheet" href="${relativePath(path, 'style.css')}">
</head>
<body>
${above === '' ? '' : `<nav aria-label="Above this page"><ol>${above}</ol></nav>\n`}<main>
<h1>${html(title)}</h1>
${blocks.map((block) => blockHtml(block, write, taken)).join('\n')}
</main>
</body>
</html>
`;
}

type Write = (inline: Inline) => string;

function blockHtml(block: Block, write: Write, taken: Set<string>): string {
  const text = (content: Content): string => content.map(write).join('');
  switch (block.kind) {
    case 'heading':
      return headingHtml(block.level, block.text, taken);
    case 'paragraph':
      return `<p>${text(block.content)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${text(item)}</li>\n`).join('')}</ul>`;
    case 'facts':
      return `<dl>\n${block.facts.map((fact) => factHtml(fact, text)).join('')}</dl>`;
    case 'table':
      return tableHtml(block, text);
    case 'code':
      return preHtml(block.language === 'fhirpath' ? fhirpathHtml(block.text) : lines(block.text));
    case 'example':
      return exampleHtml(block, text);
  }
}

/** Of sections of the same name a link leads to the first. */
function headingHtml(level: 2 | 3, text: string, taken: Set<string>): string {
  const name = `h${level.toString()}`;
  const slug = slugOf(text);
  const id = slug === '' || taken.has(slug) ? '' : ` id="${slug}"`;
  taken.add(slug);
  return `<${name}${id}>${html(text)}</${name}>`;
}

const factHtml = ({ name, content }: Fact, text: (content: Content) => string): string =>
  `<div><dt>${html(name)}</dt><dd>${text(content)}</dd></div>\n`;

/** On a phone each row stands as a block, in which each cell tells its head. */
function tableHtml({ caption, head, rows }: Table, text: (content: Content) => string): string {
  const heads = head.map((name) => `<th scope="col">${html(name)}</th>`).join('');
  const cell = (content: Content, column: number): string => {
    const name = column === 0 ? 'th scope="row"' : 'td';
    return `<${name} data-head="${html(head[column] ?? '')}">${text(content)}</${name.slice(0, 2)}>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>\n`).join('');
  return `<table>\n<caption>${html(caption)}</caption>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>`;
}

const exampleHtml = ({ title, outcome, json, isOpen }: Example, text: (content: Content) => string): string =>
  `<details${isOpen ? ' open' : ''}><summary>${html(title)}${outcome.length === 0 ? '' : ` <span>${text(outcome)}</span>`}</summary>${preHtml(lines(json))}</details>`;

/** What does not fit is scrolled, with the keyboard as well. */
const preHtml = (content: string): string => `<pre tabindex="0"><code>${content}</code></pre>`;

const lines = (text: string): string => text.replace(/\t/g, '  ').split('\n').map(html).join('\n');

/** A path or an address is broken behind a dot or a slash, if at all. */
const breakable = (text: string): string => html(text).replace(/[./](?=\w)/g, '$&<wbr>');

const fhirpathHtml = (text: string): string =>
  tokensOf(text)
    .map(({ kind, text: piece }) =>
      plainKinds.has(kind) ? lines(piece) : `<span class="${kind}">${lines(piece)}</span>`,
    )
    .join('');

const plainKinds: ReadonlySet<string> = new Set(['name', 'operator', 'space', 'other']);

function inlineWriter(page: string): Write {
  return (inline) => {
    if (typeof inline === 'string') return html(inline);
    switch (inline.kind) {
      case 'strong':
        return `<strong>${html(inline.text)}</strong>`;
      case 'code':
        return `<code>${breakable(inline.text)}</code>`;
      case 'fhirpath':
        return `<code>${fhirpathHtml(inline.text)}</code>`;
      case 'badge':
        return `<span class="badge ${/^[a-z]+$/.test(inline.text) ? inline.text : ''}">${html(inline.text)}</span>`;
      case 'flag':
        return `<abbr title="${html(inline.meaning)}">${html(inline.text)}</abbr>`;
      case 'branch':
        return `<span class="branch branch-${Math.min(inline.depth, 6).toString()}">${html(inline.text)}</span>`;
      case 'section': {
        const slug = slugOf(inline.text);
        return slug === '' ? html(inline.text) : `<a href="#${slug}">${html(inline.text)}</a>`;
      }
      case 'break':
        return '<br>';
      case 'page':
        return `<a href="${html(relativePath(page, fileName(inline.path, 'html')))}">${html(inline.text)}</a>`;
      case 'web': {
        const address = addressOf(inline, page);
        if (address === undefined) return `<code>${html(inline.text)}</code>`;
        return `<a${inline.text === inline.address ? '' : ' class="named"'} href="${html(address)}" rel="noreferrer noopener">${html(inline.text)}</a>`;
      }
    }
  };
}
