import { RE2JS } from 're2js';
import { compilePattern } from './pattern.js';

/** The patterns that RE2 compiles meanwhile. */
function compiledBy(use: () => void): readonly string[] {
  const compiled: string[] = [];
  const compile = RE2JS.compile.bind(RE2JS);
  RE2JS.compile = (pattern, flags) => {
    compiled.push(pattern);
    return compile(pattern, flags);
  };
  try {
    use();
  } finally {
    RE2JS.compile = compile;
  }
  return compiled;
}

describe('RE2 compiles what is not proven, when it is needed', () => {
  test.each([
    { title: 'nothing to find a proven pattern', pattern: '^x1+$', method: 'find', compiled: false },
    { title: 'nothing to match a proven pattern', pattern: 'x2+', method: 'full', compiled: false },
    { title: 'a proven pattern to replace it', pattern: '^x3+$', method: 'replace', compiled: true },
    { title: 'a pattern that is quadratic to find', pattern: 'x*4', method: 'find', compiled: true },
    { title: 'nothing to match such a pattern', pattern: 'x*5', method: 'full', compiled: false },
    { title: 'a pattern that is exponential', pattern: '^(x+)+6', method: 'full', compiled: true },
  ] as const)('$title', ({ pattern, method, compiled }) => {
    expect(compiledBy(() => compilePattern(pattern))).toEqual([]);
    const use = (): unknown => compilePattern(pattern)[method]('xx', 'y');
    expect(compiledBy(use)).toEqual(compiled ? [pattern] : []);
    expect(compiledBy(use)).toEqual([]);
  });

  test('a pattern that is not covered at once', () => {
    expect(compiledBy(() => compilePattern('(?i)x7'))).toEqual(['(?i)x7']);
  });
});

test.each([
  { length: 50_000, compiled: [] },
  { length: 50_001, compiled: ['^(?:y|z)+$'] },
])('RE2 matches a text too long to go back over: $length', ({ length, compiled }) => {
  const use = (): void => {
    expect(compilePattern('^(?:y|z)+$').find('y'.repeat(length))).toBe(true);
    expect(compilePattern('^(?:y|z)+$').find(`${'y'.repeat(length - 1)}x`)).toBe(false);
    expect(compilePattern('^(?:y|z)+$').full('z'.repeat(length))).toBe(true);
  };
  expect(compiledBy(use)).toEqual(compiled);
});

test.each([
  { pattern: 'b', text: 'abc', find: true, full: false },
  { pattern: '^b', text: 'abc', find: false, full: false },
  { pattern: 'a|abc', text: 'abc', find: true, full: true },
  { pattern: 'a$', text: 'a\n', find: false, full: false },
  { pattern: '^a|b$', text: 'ax', find: true, full: false },
  { pattern: '^.$', text: '\u{1f600}', find: true, full: true },
  { pattern: '^.$', text: '\n', find: true, full: true },
  { pattern: '\\s', text: '\u00a0\v', find: false, full: false },
  { pattern: '\\w', text: '\u017f\u212a', find: false, full: false },
  { pattern: '[^a]', text: '\n', find: true, full: true },
  { pattern: '', text: '', find: true, full: true },
])('$pattern in $text', ({ pattern, text, find, full }) => {
  expect(compilePattern(pattern).find(text)).toBe(find);
  expect(compilePattern(pattern).full(text)).toBe(full);
});
