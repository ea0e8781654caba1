import fc from 'fast-check';
import { splitLines } from './split-lines.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function linesOf(chunks: readonly Uint8Array[], maxBytes: number): Promise<[number, string][]> {
  const lines: [number, string][] = [];
  for await (const { number, bytes } of splitLines(streamOf(chunks), maxBytes))
    lines.push([number, Buffer.from(bytes).toString()]);
  return lines;
}

test.each([
  { title: 'nothing', text: '', lines: [] },
  { title: 'one without an end', text: 'a', lines: [[1, 'a']] },
  {
    title: 'several',
    text: 'a\nb\n',
    lines: [
      [1, 'a'],
      [2, 'b'],
    ],
  },
  {
    title: 'blank ones',
    text: '\n \t\r\na\n\n\nb',
    lines: [
      [3, 'a'],
      [6, 'b'],
    ],
  },
  {
    title: 'CRLF',
    text: 'a\r\nb\r\n',
    lines: [
      [1, 'a\r'],
      [2, 'b\r'],
    ],
  },
  {
    title: 'one at the limit',
    text: 'aaaaaaaa\nb',
    lines: [
      [1, 'aaaaaaaa'],
      [2, 'b'],
    ],
  },
  {
    title: 'one beyond the limit',
    text: 'aaaaaaaaaaaa\nb',
    lines: [
      [1, 'aaaaaaaaa'],
      [2, 'b'],
    ],
  },
  {
    title: 'one beyond the limit that begins blank',
    text: `${' '.repeat(9)}x\nb`,
    lines: [
      [1, ' '.repeat(9)],
      [2, 'b'],
    ],
  },
])('lines: $title', async ({ text, lines }) => {
  expect(await linesOf([Buffer.from(text)], 8)).toEqual(lines);
});

test('how the bytes are cut makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'é', ' ', '\r', '\n', '\n\n', 'abcdefghij')),
      fc.array(fc.integer({ min: 1, max: 7 })),
      async (parts, sizes) => {
        const bytes = Buffer.from(parts.join(''));
        const chunks: Buffer[] = [];
        let start = 0;
        for (const size of sizes) chunks.push(bytes.subarray(start, (start += size)));
        chunks.push(bytes.subarray(start));
        expect(await linesOf(chunks, 8)).toEqual(await linesOf([bytes], 8));
      },
    ),
  );
});
