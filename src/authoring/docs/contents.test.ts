import { contentsOf, slugOf } from './contents.js';
import { heading, paragraph } from './page.js';

test('a page with several sections has a list of them', () => {
  const blocks = [heading(2, 'One'), paragraph('a'), heading(3, 'Inner'), heading(2, 'Two')];
  expect(contentsOf(blocks)).toEqual([
    paragraph('On this page:'),
    { kind: 'list', items: [[{ kind: 'section', text: 'One' }], [{ kind: 'section', text: 'Two' }]] },
  ]);
});

test.each([{ blocks: [] }, { blocks: [heading(2, 'One')] }])('others have none', ({ blocks }) => {
  expect(contentsOf(blocks)).toEqual([]);
});

test.each([
  { text: 'The definition in R4', slug: 'the-definition-in-r4' },
  { text: "FHIR's own, of A.b", slug: 'fhirs-own-of-ab' },
  { text: 'Größe 測試', slug: 'größe-測試' },
  { text: '"><script>', slug: 'script' },
  { text: '<>', slug: '' },
])('$text is $slug in an address', ({ text, slug }) => {
  expect(slugOf(text)).toBe(slug);
});
