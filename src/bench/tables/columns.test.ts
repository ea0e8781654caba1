import { alignColumns } from './columns.js';

test.each([
  {
    title: 'to the left',
    lines: [
      ['a', 'bb', 'c'],
      ['aaa', 'b', ''],
    ],
    right: [],
    text: 'a    bb  c\naaa  b',
  },
  {
    title: 'to the right',
    lines: [
      ['n', 'x'],
      ['100', 'y'],
    ],
    right: [0],
    text: '  n  x\n100  y',
  },
  { title: 'with lines that are short', lines: [['a'], ['aa', 'b']], right: [], text: 'a\naa  b' },
  { title: 'of nothing', lines: [], right: [], text: '' },
])('columns $title', ({ lines, right, text }) => {
  expect(alignColumns(lines, right)).toBe(text);
});
