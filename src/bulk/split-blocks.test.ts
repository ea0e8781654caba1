import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createBlockMemory } from './block-memory.js';
import { splitBlocks } from './split-blocks.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function split(
  chunks: readonly Uint8Array[],
  blockBytes: number,
  maxLineBytes: number,
): Promise<{ blocks: string[]; counts: number[]; ends: number[]; digest: string }> {
  const hash = createHash('sha256');
  const memory = createBlockMemory(blockBytes);
  const options = {
    blockBytes,
    maxLineBytes,
    consumed: (bytes: Uint8Array) => void hash.update(bytes),
    memory,
  };
  const blocks: string[] = [];
  const counts: number[] = [];
  const ends: number[] = [];
  for await (const { bytes, count, end } of splitBlocks(streamOf(chunks), options)) {
    blocks.push(Buffer.from(bytes).toString());
    counts.push(count);
    ends.push(end);
    memory.giveBack(bytes);
  }
  return { blocks, counts, ends, digest: hash.digest('hex') };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

test.each([
  { title: 'nothing', chunks: [], blocks: [] },
  { title: 'a line without an end', chunks: ['abc'], blocks: ['abc'] },
  { title: 'lines in one chunk', chunks: ['a\nb\n'], blocks: ['a\nb\n'] },
  { title: 'a full block', chunks: ['abc\ndef\nghi\n'], blocks: ['abc\ndef\n', 'ghi\n'] },
  { title: 'a line over chunks', chunks: ['ab', 'cd', 'e\nf'], blocks: ['abcde\n', 'f'] },
  { title: 'a line longer than a block', chunks: ['abcdefghijkl\nm\n'], blocks: ['abcdefghijkl\nm\n'] },
  { title: 'a line at the limit', chunks: [`${'x'.repeat(16)}\ny`], blocks: [`${'x'.repeat(16)}\n`, 'y'] },
  {
    title: 'a line beyond the limit keeps one byte more',
    chunks: ['a\n', 'x'.repeat(30), 'x'.repeat(30), '\nb\n'],
    blocks: ['a\n', `${'x'.repeat(17)}\n`, 'b\n'],
  },
  { title: 'such a line at the end', chunks: ['x'.repeat(40)], blocks: ['x'.repeat(17)] },
  { title: 'a pause gives what is whole', chunks: ['a\nb', '', 'c\n'], blocks: ['a\n', 'bc\n'] },
  { title: 'a pause within a line gives nothing', chunks: ['a', '', 'b\n'], blocks: ['ab\n'] },
])('$title', async ({ chunks, blocks }) => {
  const all = await split(chunks.map(bytes), 8, 16);
  expect(all.blocks).toEqual(blocks);
  expect(all.ends.at(-1) ?? 0).toBe(chunks.join('').length);
});

test('any stream comes out in whole lines, in its order, whatever its chunks are', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '\r', ' '), maxLength: 24 });
  const pieces = fc.array(fc.nat(20), { maxLength: 30 });
  const run = fc.asyncProperty(
    fc.array(line),
    fc.boolean(),
    pieces,
    fc.integer({ min: 1, max: 40 }),
    async (lines, hasEnd, lengths, blockBytes) => {
      const whole = bytes(lines.join('\n') + (hasEnd ? '\n' : ''));
      const chunks: Uint8Array[] = [];
      let at = 0;
      for (const length of lengths) {
        chunks.push(whole.subarray(at, at + length));
        at += length;
      }
      chunks.push(whole.subarray(Math.min(at, whole.length)));
      const limit = 30;
      const { blocks, counts, ends, digest } = await split(chunks, blockBytes, limit);
      const kept = (each: Uint8Array): string => Buffer.from(each.subarray(0, limit + 1)).toString('latin1');
      const expected = Buffer.from(whole)
        .toString('latin1')
        .split('\n')
        .map((each) => kept(Buffer.from(each, 'latin1')));
      const found = blocks.length === 0 ? '' : blocks.join('');
      if (lines.every((each) => bytes(each).length <= limit))
        expect(found).toBe(Buffer.from(whole).toString());
      else expect(found.split('\n')).toHaveLength(expected.length);
      expect(blocks.slice(0, -1).every((block) => block.endsWith('\n'))).toBe(true);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
        expected.length - (whole.at(-1) === 10 || whole.length === 0 ? 1 : 0),
      );
      expect(ends.at(-1) ?? 0).toBe(whole.length);
      expect(digest).toBe(createHash('sha256').update(whole).digest('hex'));
    },
  );
  await fc.assert(run, { numRuns: 300 });
});
