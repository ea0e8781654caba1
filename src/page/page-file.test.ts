import { contentTypeOf, pageHeaders, pageHtml } from './page-file.js';
import { originOf, pagePolicy } from './policy.js';

test.each([
  { name: 'index.html', type: 'text/html; charset=utf-8' },
  { name: 'packs/capabilitystatement.yaml', type: 'application/yaml; charset=utf-8' },
  { name: 'page.js', type: 'text/javascript; charset=utf-8' },
  { name: 'page.exe', type: undefined },
  { name: 'constructor', type: undefined },
])('$name is $type', ({ name, type }) => {
  expect(contentTypeOf(name)).toBe(type);
});

test('the policy allows no code but the own, and nobody else to be asked', () => {
  expect(pagePolicy({ hosts: [] })).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types rulepack",
  );
});

test.each([
  { host: 'https://a.test/fhir', origin: 'https://a.test' },
  { host: 'a.test', origin: 'https://a.test' },
  { host: 'http://a.test:8080', origin: 'http://a.test:8080' },
])('$host is allowed as $origin', ({ host, origin }) => {
  expect(originOf(host)).toBe(origin);
  expect(pagePolicy({ hosts: [host] })).toContain(`connect-src 'self' ${origin};`);
});

test.each(['https://a.test; script-src *', 'ftp://a.test', "'unsafe-inline'", ''])(
  '%j is no host',
  (host) => {
    expect(() => pagePolicy({ hosts: [host] })).toThrow(/is no http or https address/);
  },
);

test('only what has a hash in its name is kept for ever', () => {
  expect(pageHeaders('part-AB12.js', { hosts: [] })['Cache-Control']).toContain('immutable');
  expect(pageHeaders('page.js', { hosts: [] })['Cache-Control']).toBe('no-cache');
});

test('the page knows its policy, whoever serves it', () => {
  const html = pageHtml('<a content="{{policy}}"><b content="{{hosts}}"><c content="{{fetchPath}}">', {
    hosts: ['a.test', 'http://b.test'],
    fetchPath: 'statement?a="&b',
  });
  expect(html).toContain("connect-src 'self' https://a.test http://b.test;");
  expect(html).not.toContain('frame-ancestors');
  expect(html).toContain('<b content="https://a.test http://b.test"><c content="statement?a=&quot;&amp;b">');
});
