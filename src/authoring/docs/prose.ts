import { code, paragraph, type Block, type Content, type Inline } from './page.js';

/**
 * What `docs` of a rule says, as much Markdown as is simple and safe: paragraphs, lists, fenced code, and code within
 * a line. Everything else means itself.
 */
export function proseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let waiting: string[] = [];
  let isCode = false;
  const flush = (): void => {
    if (isCode) blocks.push({ kind: 'code', language: 'text', text: waiting.join('\n') });
    else if (waiting.length > 0) blocks.push(proseBlock(waiting.join('\n')));
    waiting = [];
  };
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('```')) {
      flush();
      isCode = !isCode;
    } else if (!isCode && line.trim() === '') flush();
    else waiting.push(line);
  }
  flush();
  return blocks;
}

function proseBlock(text: string): Block {
  const [before, ...items] = text.trim().split(/^[-*] /m);
  return before === '' ? { kind: 'list', items: items.map(proseContent) } : paragraph(...proseContent(text));
}

const proseContent = (text: string): Content =>
  text
    .trim()
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part): Inline =>
      part.startsWith('`') && part.endsWith('`') && part.length > 1 ? code(part.slice(1, -1)) : part,
    );
