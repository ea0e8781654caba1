import { patternMutants } from './pattern-mutants.js';

const mutantsOf = (pattern: string): string[] => patternMutants(pattern).map((each) => each.pattern);

test.each([
  { pattern: 'abc', mutants: [] },
  { pattern: '^a$', mutants: ['a$', '^a'] },
  { pattern: 'a*b+c?', mutants: ['a+b+c?', 'a*b*c?', 'a*bc?', 'a*b+c'] },
  { pattern: 'a{2}', mutants: ['a{3}'] },
  { pattern: 'a{2,}', mutants: ['a{3,}'] },
  { pattern: 'a{2,3}', mutants: ['a{3,3}', 'a{2,4}'] },
  { pattern: 'a{2,2}', mutants: ['a{2,3}'] },
  { pattern: '[a-z]', mutants: ['[^a-z]'] },
  { pattern: '[^a-z]', mutants: ['[a-z]'] },
  { pattern: '[]|^$*]', mutants: ['[^]|^$*]'] },
  { pattern: String.raw`[\]|]`, mutants: [String.raw`[^\]|]`] },
  { pattern: String.raw`[\p{Z}\x{85}]`, mutants: [String.raw`[^\p{Z}\x{85}]`] },
  { pattern: '[[:alpha:]]', mutants: ['[^[:alpha:]]'] },
  { pattern: String.raw`\^\$\*\[\(\|\)`, mutants: [] },
  { pattern: String.raw`\p{L}\x{41}`, mutants: [] },
  { pattern: 'a|b', mutants: ['b', 'a'] },
  { pattern: 'x(a|b|c)y', mutants: ['x(b|c)y', 'x(a|c)y', 'x(a|b)y'] },
  { pattern: '(?:a|b)', mutants: ['(?:b)', '(?:a)'] },
  { pattern: '(?i)a|b', mutants: ['b', '(?i)a'] },
  { pattern: '(a|(b|c))', mutants: ['(a|(c))', '(a|(b))', '((b|c))', '(a)'] },
  { pattern: '(|a)', mutants: ['(a)', '()'] },
  { pattern: 'a)', mutants: [] },
])('$pattern', ({ pattern, mutants }) => {
  expect(mutantsOf(pattern)).toEqual(mutants);
});

test('a change is told with what stands before it', () => {
  expect(patternMutants('a/very/long/path+')[0]).toMatchObject({
    from: 'ry/long/path+',
    to: 'ry/long/path*',
  });
});
