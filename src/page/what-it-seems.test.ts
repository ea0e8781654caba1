import { whatItSeems } from './what-it-seems.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  { head: '\x89PNG\r\n\x1a\n', what: 'picture' },
  { head: '\xff\xd8\xff\xe0', what: 'picture' },
  { head: 'GIF89a', what: 'picture' },
  { head: '%PDF-1.7', what: 'PDF' },
  { head: 'PK\x03\x04', what: 'ZIP' },
  { head: '<!DOCTYPE html><script>', what: 'web page' },
  { head: '\xef\xbb\xbf\n<HTML>', what: 'web page' },
  { head: 'MZ\x90', what: 'program' },
  { head: 'language: 1\npack: a', what: 'rule pack' },
])('$head seems to be a $what', ({ head, what }) => {
  expect(whatItSeems(bytes(head))).toContain(what);
});

test.each([
  '{"resourceType":"CapabilityStatement"}',
  '[',
  '',
  '<CapabilityStatement xmlns="http://hl7.org/fhir"/>',
  'x',
])('nothing is said of %j', (text) => {
  expect(whatItSeems(bytes(text))).toBeUndefined();
});
