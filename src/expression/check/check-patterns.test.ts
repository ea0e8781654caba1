import { faultTexts } from './faults-of.test.helper.js';

const refused = [
  { title: 'an open group', pattern: '(a' },
  { title: 'an open class', pattern: '[a' },
  { title: 'a repetition of nothing', pattern: '*a' },
  { title: 'a repetition that ends before it begins', pattern: 'a{2,1}' },
  { title: 'a repetition that is too long', pattern: 'a{100000}' },
  { title: 'a lookahead', pattern: 'a(?=b)' },
  { title: 'a negative lookahead', pattern: '^(?!a)' },
  { title: 'a lookbehind', pattern: '(?<=a)b' },
  { title: 'a negative lookbehind', pattern: '(?<!a)b' },
  { title: 'a back-reference', pattern: '(a)\\\\1' },
  { title: 'a named back-reference', pattern: '(?<x>a)\\\\k<x>' },
  { title: 'an atomic group', pattern: '(?>a+)b' },
  { title: 'a possessive quantifier', pattern: 'a++b' },
];

describe.each(refused)('$title is refused', ({ pattern }) => {
  const literal = `'${pattern}'`;
  const constants = { bad: pattern.replaceAll('\\\\', '\\') };

  test.each([
    { where: 'in matches', expression: `name.matches(${literal})`, at: literal },
    { where: 'in matchesFull', expression: `name.matchesFull(${literal})`, at: literal },
    { where: 'in replaceMatches', expression: `name.replaceMatches(${literal}, 'b') = 'c'`, at: literal },
    { where: 'inside a criterion', expression: `contact.exists(name.matches(${literal}))`, at: literal },
    { where: 'behind a constant', expression: 'name.matches(%bad)', at: '%bad' },
  ])('$where', ({ expression, at }) => {
    expect(faultTexts(expression, { constants })).toEqual([`bad-pattern: ${at}`]);
  });
});

/** Linear here, whatever they cost in an engine that backtracks. */
test.each([
  '^(a+)+$',
  '(a|a)*b',
  '(.*)*x',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(?i)a',
  '\\\\p{L}+',
  '[[:alpha:]]',
  'a{0,1000}',
  '\\\\bx',
])('%s is allowed', (pattern) => {
  expect(faultTexts(`name.matches('${pattern}')`)).toEqual([]);
});

test('a pattern that only the resource knows is not judged', () => {
  expect(faultTexts('name.matches(title)')).toEqual([]);
});
