import { nearest } from './nearest.js';

const candidates = [
  'extension',
  'modifierExtension',
  'valueUri',
  'valueUrl',
  'url',
  'id',
  'mode',
  'code',
  'searchParam',
];

describe('what was meant', () => {
  test.each([
    { title: 'another case', name: 'valueURI', meant: 'valueUri' },
    { title: 'a letter replaced', name: 'extention', meant: 'extension' },
    { title: 'a letter missing', name: 'extenson', meant: 'extension' },
    { title: 'a letter too many', name: 'extenssion', meant: 'extension' },
    { title: 'two letters swapped', name: 'exetnsion', meant: 'extension' },
    { title: 'two faults in a long name', name: 'serchParm', meant: 'searchParam' },
    { title: 'a plural', name: 'urls', meant: 'url' },
    { title: 'one fault in a short name', name: 'ulr', meant: 'url' },
    { title: 'the name itself', name: 'url', meant: 'url' },
    { title: 'the first of two equally near', name: 'bode', meant: 'mode' },
    { title: 'the nearer of two', name: 'valueUrll', meant: 'valueUrl' },
  ])('$title: $name', ({ name, meant }) => {
    expect(nearest(name, candidates)).toBe(meant);
  });
});

test.each([
  { title: 'another word', name: 'publisher' },
  { title: 'half of a word', name: 'ext' },
  { title: 'two faults in a short name', name: 'xxl' },
  { title: 'one letter too many and one replaced', name: 'oul' },
  { title: 'two letters replaced', name: 'uxi' },
  { title: 'one letter moved and one replaced', name: 'mroe' },
  { title: 'letters repeated', name: 'uuo' },
  { title: 'other letters, two of them swapped', name: 'roruoi' },
  { title: 'nothing', name: '' },
  { title: 'a word of other letters', name: 'βαλυε' },
])('$title means none of them: $name', ({ name }) => {
  expect(nearest(name, candidates)).toBeUndefined();
});

test('of no candidates none is meant', () => {
  expect(nearest('url', [])).toBeUndefined();
});

test('a very long name is answered', () => {
  expect(nearest('x'.repeat(1_000_000), candidates)).toBeUndefined();
});
