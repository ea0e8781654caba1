import { metadataUrl } from './metadata-url.js';

test.each([
  { typed: 'https://a.test/fhir', url: 'https://a.test/fhir/metadata' },
  { typed: ' a.test/fhir/ ', url: 'https://a.test/fhir/metadata' },
  { typed: 'http://a.test', url: 'http://a.test/metadata' },
  { typed: 'https://a.test/metadata?_format=json#x', url: 'https://a.test/metadata?_format=json' },
  { typed: 'https://a.test/CapabilityStatement/base', url: 'https://a.test/CapabilityStatement/base' },
  { typed: 'https://a.test/files/cs.json', url: 'https://a.test/files/cs.json' },
  { typed: 'https://a.test/files/cs.xml', url: 'https://a.test/files/cs.xml' },
  { typed: '', url: undefined },
  { typed: 'not an address', url: undefined },
  { typed: 'javascript://a', url: undefined },
  { typed: 'file:///etc/passwd', url: undefined },
  { typed: 'https://user:secret@a.test', url: undefined },
])('$typed is $url', ({ typed, url }) => {
  expect(metadataUrl(typed)?.href).toBe(url);
});
