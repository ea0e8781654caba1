import { parsePattern } from './parse-pattern.js';
import { printPattern } from './print-pattern.js';

test.each([
  { source: 'a.b', printed: 'a[^]b' },
  { source: '(a)', printed: 'a' },
  { source: '(a|b)c|d', printed: '(?:a|b)c|d' },
  { source: '((a|b)|c)', printed: '(?:(?:a|b)|c)' },
  { source: '(ab)*?', printed: '(?:ab)*' },
  { source: '(a)+', printed: '(?:a)+' },
  { source: '(a+){2}', printed: '(?:a+){2,2}' },
  { source: '[a]{2,}b{3,4}c?', printed: 'a{2,}b{3,4}c?' },
  { source: '\\d\\D', printed: '[0-9][^0-9]' },
  { source: '\\.\\x{1F600}', printed: '\\u{2e}\\u{1f600}' },
  { source: '^(|a)$', printed: '^(?:|a)$' },
])('$source', ({ source, printed }) => {
  const node = parsePattern(source);
  expect(node === undefined ? undefined : printPattern(node)).toBe(printed);
});
