import { fatalResult } from '../engine/check-result.js';
import { engineFailed } from '../engine/notices.js';
import { namedOutcomeLine } from '../report/named-outcome-line.js';
import type { LoadedBlock } from './block.js';
import { isBlank, linesIn } from './lines.js';
import { addVerdict, createTally, type Tally } from './tally.js';
import type { BulkInput, Judge, Verdict } from './verdict.js';

/** What a block came to. Plain data. */
export interface BlockResult {
  /** A line an input, in their order. */
  readonly output: Uint8Array<ArrayBuffer>;
  readonly tally: Tally;
  readonly complaints: readonly string[];
  readonly isWhole: boolean;
  readonly exit: Verdict['exit'];
}

export interface BlockOptions {
  /** Inputs without issues give no line. */
  readonly onlyIssues: boolean;
  /** Of a longer line the rest may be cut off, and hold something. */
  readonly maxLineBytes: number;
  /** Inputs of the block, by their numbers from 0, that have ended a thread: why they are not judged. */
  readonly fatal?: ReadonlyMap<number, string>;
  /** Is told the number of each input before it is judged. */
  readonly begin?: (input: number) => void;
}

/** Judges the inputs of a block one after the other. */
export function judgeBlock(block: LoadedBlock, judge: Judge, options: BlockOptions): BlockResult {
  const lines: string[] = [];
  const complaints: string[] = [];
  const tally = createTally();
  let exit: Verdict['exit'] = 0;
  let isWhole = true;
  let number = 0;
  for (const input of inputsOf(block, options.maxLineBytes)) {
    options.begin?.(number);
    const fatal = options.fatal?.get(number);
    const verdict = fatal === undefined ? judge(input) : ended(fatal);
    number += 1;
    addVerdict(tally, verdict);
    complaints.push(...verdict.complaints);
    if (verdict.exit > exit) exit = verdict.exit;
    if (!verdict.isWhole) isWhole = false;
    if (!options.onlyIssues || verdict.result.issues.length > 0)
      lines.push(namedOutcomeLine(input.name, verdict));
  }
  return { output: encoder.encode(lines.join('')), tally, complaints, isWhole, exit };
}

const encoder = new TextEncoder();

function* inputsOf(
  { file, isLines, content, lineOffset }: LoadedBlock,
  maxLineBytes: number,
): Generator<BulkInput> {
  if (!isLines || 'failure' in content) {
    yield { name: file, file, lineOffset, content };
    return;
  }
  let line = lineOffset;
  for (const bytes of linesIn(content.bytes)) {
    line += 1;
    if (bytes.length > maxLineBytes || !isBlank(bytes)) {
      yield { name: `${file}:${line.toString()}`, file, lineOffset: line - 1, content: { bytes } };
    }
  }
}

const ended = (text: string): Verdict => ({
  result: fatalResult(engineFailed(text)),
  suppressed: [],
  complaints: [],
  isWhole: false,
  exit: 2,
});
