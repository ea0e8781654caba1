import fc from 'fast-check';
import { layOut } from './lay-out.js';

test('nothing changes but space', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const laid = layOut(text);
      expect(JSON.parse(laid ?? '')).toEqual(JSON.parse(text));
      expect(laid).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      expect(layOut(laid ?? '')).toBe(laid);
    }),
    { examples: [['{"a":[],"b":{},"c":"{[\\",:"}']] },
  );
});

test.each(['{"a":1,"a":1.50}', '[1E3]'])(
  'numbers and names that stand twice stay as they are: %s',
  (text) => {
    expect(layOut(text)?.replace(/\s/g, '')).toBe(text);
  },
);

test.each(['', '{', '{"a":}', '[1,]'])('%j is no JSON', (text) => {
  expect(layOut(text)).toBeUndefined();
});
