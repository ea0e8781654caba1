import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { isShareFragment, readShareFragment, shareFragment } from './share-link.js';

const packed = (text: string): string => `#share=${deflateRawSync(text).toString('base64url')}`;

test('what goes into a link comes out of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (pack, statement) => {
      const fragment = await shareFragment({ pack, statement });
      expect(fragment).toMatch(/^#share=[\w-]+$/);
      expect(await readShareFragment(fragment)).toEqual({ pack, statement });
    }),
    { numRuns: 50 },
  );
});

test.each([
  { title: 'nothing', fragment: '#share=' },
  { title: 'no base64', fragment: '#share=%00<script>' },
  {
    title: 'a link cut short',
    fragment: packed(JSON.stringify({ pack: 'a'.repeat(50), statement: '' })).slice(0, -4),
  },
  { title: 'other JSON', fragment: packed('{"pack":1,"statement":""}') },
  { title: 'null', fragment: packed('null') },
  { title: 'no UTF-8', fragment: `#share=${deflateRawSync(Buffer.from([0xff])).toString('base64url')}` },
  { title: 'a bomb', fragment: packed(JSON.stringify({ pack: ' '.repeat(5_000_000), statement: '' })) },
])('$title is no share', async ({ fragment }) => {
  expect(await readShareFragment(fragment)).toBeUndefined();
});

test('other fragments are left alone', () => {
  expect(isShareFragment('#main')).toBe(false);
});
