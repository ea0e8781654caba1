import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { splitLines } from '../input/split-lines.js';
import type { LoadedBlock, RangeBlock } from './block.js';
import { isBlank, linesIn } from './lines.js';
import { rangeBlocks } from './range-blocks.js';
import { createRangeReader } from './range-reader.js';

const folder = mkdtempSync(join(tmpdir(), 'ranges-'));
const path = join(folder, 'a.ndjson');
let descriptor = -1;
afterEach(() => {
  if (descriptor >= 0) closeSync(descriptor);
  descriptor = -1;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function blocksOf(text: string, rangeBytes: number): RangeBlock[] {
  writeFileSync(path, text);
  descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  return [...rangeBlocks('a.ndjson', { descriptor, size, close: () => undefined }, rangeBytes)];
}

const readerOf = (maxLineBytes: number): ReturnType<typeof createRangeReader> =>
  createRangeReader(maxLineBytes, (error) => String(error));

interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The lines that hold something, copied: the next block may overwrite them. */
function linesOf({ isLines, content, lineOffset }: LoadedBlock, most = 1000): NumberedLine[] {
  if (!isLines || !('bytes' in content)) return [];
  const lines = [...linesIn(content.bytes)].map((bytes, index) => ({
    number: lineOffset + index + 1,
    bytes,
  }));
  return lines
    .filter(({ bytes }) => bytes.length > most || !isBlank(bytes))
    .map(({ number, bytes }) => ({ number, text: Buffer.from(bytes).toString() }));
}

async function expectedLines(text: string, maxLineBytes: number): Promise<NumberedLine[]> {
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  };
  const lines: NumberedLine[] = [];
  for await (const { number, bytes } of splitLines(chunks(), maxLineBytes)) {
    lines.push({ number, text: Buffer.from(bytes).toString() });
  }
  return lines;
}

/** Of a line that is too long it does not matter how much is kept, as long as it is too much. */
const cutAt = (lines: readonly NumberedLine[], maxLineBytes: number): NumberedLine[] =>
  lines.map(({ number, text }) => ({ number, text: text.slice(0, maxLineBytes + 1) }));

const text = fc
  .array(fc.constantFrom('a', 'bc', ' ', '\n', '\n\n', '\r\n', 'x'.repeat(40)), { maxLength: 30 })
  .map((parts) => parts.join(''))
  .filter(({ length }) => length > 0);

test('ranges read in any order have the lines of the file, with their numbers', async () => {
  const size = fc.integer({ min: 1, max: 20 });
  await fc.assert(
    fc.asyncProperty(text, size, size, fc.infiniteStream(fc.nat()), async (all, rangeBytes, most, order) => {
      const blocks = blocksOf(all, rangeBytes);
      try {
        const found = new Map<RangeBlock, NumberedLine[]>();
        const wholes: LoadedBlock[] = [];
        const load = readerOf(most);
        for (const left = [...blocks]; left.length > 0;) {
          const [block] = left.splice(Number(order.next().value) % left.length, 1);
          if (block === undefined) break;
          const loaded = load(block);
          found.set(block, linesOf(loaded, most));
          if (!loaded.isLines) wholes.push(loaded);
        }
        const lines = blocks.flatMap((block) => found.get(block) ?? []);
        expect(cutAt(lines, most)).toEqual(cutAt(await expectedLines(all, most), most));
        // A file in which there is nothing is told once.
        const nothing = {
          file: 'a.ndjson',
          isLines: false,
          content: { bytes: new Uint8Array() },
          lineOffset: 0,
        };
        expect(wholes).toEqual(lines.length === 0 ? [nothing] : []);
      } finally {
        closeSync(descriptor);
        descriptor = -1;
      }
    }),
    { numRuns: 300 },
  );
});

test('of a line over many ranges no more is kept than is needed to know that it is too long', () => {
  const long = 'x'.repeat(1_000_000);
  const load = readerOf(100_000);
  const lines = blocksOf(`a\n${long}\nb\n`, 1000).flatMap((block) => linesOf(load(block)));
  expect(lines.map(({ number, text: { length } }) => ({ number, length }))).toEqual([
    { number: 1, length: 1 },
    { number: 2, length: 100_001 },
    { number: 3, length: 1 },
  ]);
});

test('a file that has become shorter ends there', () => {
  const blocks = blocksOf('ab\n'.repeat(10), 4);
  truncateSync(path, 8);
  const load = readerOf(100);
  expect(blocks.flatMap((block) => linesOf(load(block)))).toEqual([
    { number: 1, text: 'ab' },
    { number: 2, text: 'ab' },
    { number: 3, text: 'ab' },
  ]);
});

test('what could not be read once is told again by who told it, and stays a failure for the others', () => {
  const blocks = blocksOf('ab\n'.repeat(3), 3);
  const load = readerOf(100);
  const told = (index: number): string[] =>
    blocks.slice(index, index + 1).map((block) => {
      const { content } = load(block);
      return 'failure' in content ? 'failure' : Buffer.from(content.bytes).toString();
    });
  const failing = blocks.map(({ file, content: { range } }) => ({
    file,
    content: { range: { ...range, ranges: { ...range.ranges, descriptor: -1 } } },
  }));
  const fails = (index: number): boolean[] =>
    failing.slice(index, index + 1).map((block) => 'failure' in load(block).content);
  expect([fails(1), fails(1), fails(0)]).toEqual([[true], [true], [false]]);
  expect([told(0), told(2)]).toEqual([['ab\n'], ['']]);
});

test.each([{ order: [0, 1, 2] }, { order: [2, 1, 0] }, { order: [1, 2, 0] }])(
  'what cannot be read is told once, and nothing behind it is judged: $order',
  ({ order }) => {
    const blocks = blocksOf('ab\n'.repeat(3), 3);
    closeSync(descriptor);
    descriptor = -1;
    const load = readerOf(100);
    const loaded = order.flatMap((index) => blocks.slice(index, index + 1)).map(load);
    const failures = loaded.flatMap(({ content }) => ('failure' in content ? [content.failure] : []));
    expect(failures).toEqual([expect.stringContaining('EBADF')]);
    expect(loaded.flatMap((each) => linesOf(each))).toEqual([]);
  },
);
