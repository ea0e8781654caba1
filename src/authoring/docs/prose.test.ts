import { code, paragraph } from './page.js';
import { proseBlocks } from './prose.js';

test.each([
  { title: 'nothing', text: '', blocks: [] },
  { title: 'paragraphs', text: 'a\nb\n\n\nc\n', blocks: [paragraph('a\nb'), paragraph('c')] },
  { title: 'code in a line', text: 'a `b c` d', blocks: [paragraph('a ', code('b c'), ' d')] },
  { title: 'a lone backtick', text: 'a ` b', blocks: [paragraph('a ` b')] },
  {
    title: 'a list',
    text: '- a\n- b `c`\n  d',
    blocks: [{ kind: 'list', items: [['a'], ['b ', code('c'), '\n  d']] }],
  },
  {
    title: 'a fence, with the blank line in it',
    text: 'a\n```json\n{\n\n}\n```\nb',
    blocks: [paragraph('a'), { kind: 'code', language: 'text', text: '{\n\n}' }, paragraph('b')],
  },
  {
    title: 'a fence that is not closed',
    text: '```\na',
    blocks: [{ kind: 'code', language: 'text', text: 'a' }],
  },
  { title: 'markup of other kinds', text: '# <b>a</b>', blocks: [paragraph('# <b>a</b>')] },
])('$title', ({ text, blocks }) => {
  expect(proseBlocks(text)).toEqual(blocks);
});
