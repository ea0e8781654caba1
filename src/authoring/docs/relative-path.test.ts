import { addressOf } from './address-of.js';
import { webLink } from './page.js';
import { relativePath } from './relative-path.js';

test.each([
  { from: 'index', to: 'style.css', path: 'style.css' },
  { from: 'a/index', to: 'style.css', path: '../style.css' },
  { from: 'a/index', to: 'a/b.html', path: 'b.html' },
  { from: 'a/c', to: 'b/index.html', path: '../b/index.html' },
  { from: 'index', to: 'a/index.md', path: 'a/index.md' },
  { from: 'a/index', to: 'index.md', path: '../index.md' },
])('$from leads to $to by $path', ({ from, to, path }) => {
  expect(relativePath(from, to)).toBe(path);
});

test.each([
  { address: 'https://a.test/b?c=d#e', leads: 'https://a.test/b?c=d#e' },
  { address: 'javascript:alert(1)', leads: undefined },
  { address: 'data:text/html,a', leads: undefined },
  { address: '//a.test', leads: undefined },
  { address: './../javascript:alert(1)', leads: undefined },
  { address: '../playground/#share=a-b_c', leads: '../../playground/#share=a-b_c' },
  { address: './', leads: '.././' },
])('$address leads a page to $leads', ({ address, leads }) => {
  expect(addressOf(webLink(address), 'a/b')).toBe(leads);
});
