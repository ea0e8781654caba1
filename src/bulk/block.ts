/** A piece of the input that is judged at once. */
export interface Block {
  /** As the user named it. */
  readonly file: string;
  /** Whole lines of NDJSON, or one input. */
  readonly isLines: boolean;
  readonly content: { readonly bytes: Uint8Array } | { readonly failure: string };
  /** Lines before these in the file. */
  readonly lineOffset: number;
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
}
