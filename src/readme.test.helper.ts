import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** A fenced block. */
export interface Block {
  readonly info: string;
  readonly text: string;
}

export const blocks: readonly Block[] = [...readme.matchAll(/^```([^\n]*)\n(.*?)^```/gms)].map(
  ([, info = '', text = '']) => ({ info, text }),
);

/** The text of the first block with this line after its fence. */
export const blockOf = (info: string): string => blocks.find((block) => block.info === info)?.text ?? '';
