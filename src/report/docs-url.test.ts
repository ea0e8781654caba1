import { docsUrlFault, pageAt } from './docs-url.js';

test.each([
  { url: 'https://a.test/{pack}/{key}.html', page: 'https://a.test/ours/one.html' },
  { url: 'https://a.test/?rule={key}#{pack}', page: 'https://a.test/?rule=one#ours' },
  { url: 'http://a.test/{key}/{key}', page: 'http://a.test/one/one' },
])('$url leads to $page', ({ url, page }) => {
  expect(docsUrlFault(url)).toBeUndefined();
  expect(pageAt(url, 'ours', 'one')).toBe(page);
});

test('a rule that is called as other pages are has another name', () => {
  expect(pageAt('https://a.test/{key}.html', 'ours', 'index')).toBe('https://a.test/index_.html');
});

test.each([
  { url: 'https://a.test/{pack}', fault: '{key}' },
  { url: 'javascript:alert({key})', fault: 'http' },
  { url: '{key}', fault: 'http' },
  { url: 'https://a.test/{key}{other}', fault: 'http' },
])('$url is none', ({ url, fault }) => {
  expect(docsUrlFault(url)).toContain(fault);
});
