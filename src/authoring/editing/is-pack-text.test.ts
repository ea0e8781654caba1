import { isPackText } from './is-pack-text.js';

test.each([
  { text: 'language: 1\npack: ours\n', is: true },
  { text: '# ours\n"language": 1\nversion: 1.0.0\nrules:\n', is: true },
  { text: '\uFEFFlanguage: 1\r\npack: ours\r\n', is: true },
  { text: 'language:\npack:', is: true },
  { text: 'language: 1\n', is: false },
  { text: 'pack: ours\nrules: []\n', is: false },
  { text: 'a:\n  language: 1\n  pack: ours\n', is: false },
  { text: '# language: 1\n# pack: ours\n', is: false },
  { text: 'language:1\npack:x', is: false },
  { text: '', is: false },
  { text: `${'# a\n'.repeat(50_000)}language: 1\npack: ours\n`, is: false },
])('%j', ({ text, is }) => {
  expect(isPackText(text)).toBe(is);
});
