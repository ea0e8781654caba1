import { offsetsOf, type Range } from './range.js';

/** What there is to judge, or why it cannot be read. */
export type Content = { readonly bytes: Uint8Array } | { readonly failure: string };

/** A piece of the input that is judged at once. */
export interface LoadedBlock {
  /** As the user named it. */
  readonly file: string;
  /** Whole lines of NDJSON, or one input. */
  readonly isLines: boolean;
  readonly content: Content;
  /** Lines before these in the file. */
  readonly lineOffset: number;
}

/** A block that whoever judges it may have to read. The lines before a range are told by those who read them. */
export type Block = LoadedBlock | RangeBlock;

export interface RangeBlock {
  readonly file: string;
  readonly content: { readonly range: Range };
}

/** Of the input, as far as they are known before it is read. */
export function bytesIn({ content }: Block): number {
  if ('range' in content) {
    const { start, end } = offsetsOf(content.range);
    return end - start;
  }
  return 'bytes' in content ? content.bytes.length : 0;
}

/** Where reading stands after a block. */
export interface Position {
  /** Which of the files it is in, from 0. */
  readonly file: number;
  /** Bytes of that file, as they are without compression. */
  readonly offset: number;
}

export interface BlockRead {
  readonly block: Block;
  readonly after: Position;
  /** Hexadecimal digest of everything read up to there, where one is wanted. */
  readonly digest: (() => string) | undefined;
  /** Lets go of what the block needed, when it has been judged. */
  readonly release: () => void;
}
