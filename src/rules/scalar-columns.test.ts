import fc from 'fast-check';
import { isScalar, parseDocument, Scalar, stringify } from 'yaml';
import { columnsOf } from './scalar-columns.js';

/** Where a word of a scalar's value stands in the file: the line and column, or nothing where that is not known. */
function placeOf(word: string, text: string): string | undefined {
  const node: unknown = parseDocument(text).get('a', true);
  if (typeof node !== 'object' || node === null || !('value' in node)) throw new Error('no scalar');
  const offset = columnsOf(text, node)?.(String(node.value).indexOf(word));
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split('\n');
  return `${before.length.toString()}:${((before.at(-1) ?? '').length + 1).toString()} ${text.slice(offset, offset + word.length)}`;
}

test.each([
  { title: 'plain', text: 'a: one two', place: '1:8 two' },
  { title: 'plain, further down', text: '# c\na:\n  one two', place: '3:7 two' },
  { title: 'plain, with an anchor', text: 'a: &x one two', place: '1:11 two' },
  { title: 'plain, with backslashes', text: 'a: one\\\\ two', place: '1:10 two' },
  { title: 'single quotes', text: "a: 'one two'", place: '1:9 two' },
  { title: 'single quotes, with double ones', text: 'a: \'"one" two\'', place: '1:11 two' },
  { title: 'double quotes', text: 'a: "one two"', place: '1:9 two' },
  { title: 'double quotes, with single ones', text: `a: "'one' two"`, place: '1:11 two' },
  { title: 'literal', text: 'a: |\n  one two', place: '2:7 two' },
  { title: 'literal, a later line', text: 'a: |\n  one\n  two\n', place: '3:3 two' },
  { title: 'literal, a line further in', text: 'a: |\n  one\n     two\n', place: '3:6 two' },
  { title: 'literal, behind empty lines', text: 'a: |\n\n  one\n\n  two\n', place: '5:3 two' },
  { title: 'literal, stripped', text: 'a: |-\n  one\n  two\n\nb: 1', place: '3:3 two' },
  { title: 'literal, kept', text: 'a: |+\n  one\n  two\n\n', place: '3:3 two' },
  { title: 'literal, with an indentation', text: 'a: |1\n  one two', place: '2:7 two' },
  { title: 'literal, with a comment', text: 'a: | # two\n  one two', place: '2:7 two' },
  { title: 'literal, with Windows line ends', text: 'a: |\r\n  one\r\n  two\r\n', place: '3:3 two' },
  { title: 'literal, with another escape', text: 'a: |\n  one \\n two', place: '2:10 two' },
])('exact: $title', ({ text, place }) => {
  expect(placeOf('two', text)).toBe(place);
});

test.each([
  { title: 'folded', text: 'a: >\n  one two', place: '2:7 two' },
  { title: 'folded over two lines', text: 'a: >-\n  one\n  two', place: '3:3 two' },
  { title: 'folded, behind an empty line', text: 'a: >-\n  one\n\n  two\nb: 1', place: '4:3 two' },
  { title: 'folded, a line further in', text: 'a: >-\n  one\n     two\n  three', place: '3:6 two' },
  { title: 'folded, with a comment', text: 'a: >- # two\n  one\n  two', place: '3:3 two' },
  { title: 'folded, with Windows line ends', text: 'a: >-\r\n  one\r\n  two\r\n', place: '3:3 two' },
  { title: 'plain over two lines', text: 'a: one\n  two', place: '2:3 two' },
  { title: 'quotes over two lines', text: 'a: "one\n  two"', place: '2:3 two' },
  { title: 'quotes over two lines, joined', text: 'a: "one \\\n  \\ two"', place: '2:5 two' },
  { title: 'double quotes with an escape', text: 'a: "\\u006fne two"', place: '1:14 two' },
  { title: 'double quotes with an escaped quote', text: 'a: "\\"one\\" two"', place: '1:13 two' },
  { title: 'double quotes with escaped white space', text: 'a: "one\\n\\ttwo"', place: '1:12 two' },
  { title: 'double quotes with an emoji', text: 'a: "\\U0001F600 two"', place: '1:16 two' },
  { title: 'single quotes with a doubled quote', text: "a: '''one'' two'", place: '1:13 two' },
  { title: 'plain, with an emoji', text: 'a: \u{1F600} two', place: '1:7 two' },
])('exact, though written otherwise: $title', ({ text, place }) => {
  expect(placeOf('two', text)).toBe(place);
});

test('every character of any string stands where it is written', () => {
  const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const;
  const word = fc.string({
    unit: fc.constantFrom('a', "'", '"', '\\', '.', ' ', '\n', '\t', 'é', '\u{1F600}'),
  });
  fc.assert(
    fc.property(word, fc.constantFrom(...styles), (value, type) => {
      const scalar = new Scalar(value);
      scalar.type = type;
      const text = stringify({ a: scalar }, { lineWidth: 20 });
      const node: unknown = parseDocument(text).get('a', true);
      if (!isScalar(node)) throw new Error('no scalar');
      const columns = columnsOf(text, node);
      const read = String(node.value);
      for (let index = 0; index < read.length; index++) {
        const offset = columns?.(index);
        expect(offset).toBeDefined();
        // These are written as themselves in every style.
        if (/[a.é]/.test(read.charAt(index))) expect(text.charAt(offset ?? -1)).toBe(read.charAt(index));
      }
    }),
  );
});

test.each([{ text: 'a: 5' }, { text: 'a: [b]' }, { text: 'a: true' }, { text: 'a: ~' }])(
  '$text has no columns',
  ({ text }) => {
    const node: unknown = parseDocument(text).get('a', true);
    expect(columnsOf(text, Object(node) as object)).toBeUndefined();
  },
);
