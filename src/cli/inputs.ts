import { isNdjsonName } from '../input/split-lines.js';
import { failureText } from './failure.js';
import type { Io } from './io.js';
import { readLines, readWhole } from './read-bytes.js';

/** One thing to validate: a file, standard input, or a line of NDJSON. */
export interface Input {
  /** As the user named it; `path:line` for a line of NDJSON. */
  readonly name: string;
  /** Without the line. */
  readonly file: string;
  /** Lines before this one in its file. */
  readonly lineOffset: number;
  readonly content: { readonly bytes: Uint8Array } | { readonly failure: string };
}

export interface InputOptions {
  readonly isNdjson: boolean;
  readonly maxBytes: number;
  /** Of a line of NDJSON. */
  readonly maxLineBytes: number;
}

/** Reads one file; gives each line of NDJSON that is not blank as an input of its own. */
export async function* readInputs(file: string, io: Io, options: InputOptions): AsyncGenerator<Input> {
  const whole = (content: Input['content']): Input => ({ name: file, file, lineOffset: 0, content });
  try {
    if (!options.isNdjson && !isNdjsonName(file)) {
      yield whole({ bytes: await readWhole(file, io, options.maxBytes) });
      return;
    }
    let isEmpty = true;
    for await (const { number, bytes } of readLines(file, io, options.maxLineBytes)) {
      isEmpty = false;
      yield { name: `${file}:${number.toString()}`, file, lineOffset: number - 1, content: { bytes } };
    }
    if (isEmpty) yield whole({ bytes: new Uint8Array() });
  } catch (error) {
    yield whole({ failure: failureText(error) });
  }
}
