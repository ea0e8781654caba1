import { paragraph, type Block } from './page.js';

/** A list of the sections of a page, for one with several. */
export function contentsOf(blocks: readonly Block[]): Block[] {
  const titles = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [block.text] : [],
  );
  if (titles.length < 2) return [];
  return [
    paragraph('On this page:'),
    { kind: 'list', items: titles.map((text) => [{ kind: 'section', text }]) },
  ];
}

/** What a section is called in an address, as GitHub makes it of its heading; empty for one without a letter. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
