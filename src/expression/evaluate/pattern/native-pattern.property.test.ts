import fc from 'fast-check';
import { RE2JS } from 're2js';
import { createNativeFind, createNativeFull } from './native-pattern.js';
import { parsePattern } from './parse-pattern.js';

/** Letters that patterns know, and characters on which engines disagree. */
const alphabet = [
  'a',
  'b',
  'S',
  'k',
  '0',
  '_',
  '-',
  '.',
  ' ',
  '\n',
  '\v',
  '\r',
  '\u0085',
  '\u00a0',
  '\u017f',
  '\u212a',
  '\u2028',
  '\ufeff',
];
const surrogates = ['\u{1f600}', '\u{10000}', '\ud83d', '\ude00', '\udbff', '\udc00'];
const text = fc
  .array(fc.constantFrom(...alphabet, ...surrogates), { maxLength: 12 })
  .map((characters) => characters.join(''));

const literal = fc.constantFrom(
  'a',
  'b',
  'S',
  'k',
  '0',
  '-',
  ' ',
  '\n',
  '\u{1f600}',
  '\u017f',
  '\u2028',
  '\\.',
  '\\x{85}',
  '\\x0B',
  '\\v',
);
const escaped = fc.constantFrom('\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\p{Z}', '\\P{Z}');
const range = fc.constantFrom(
  'a-k',
  '0-9',
  'A-Z',
  '\\n-\\r',
  '\\x{80}-\\x{FFFF}',
  '\u{10000}-\u{1f600}',
  ' -~',
);
const characterClass = fc
  .tuple(
    fc.constantFrom('', '^'),
    fc.array(
      fc.oneof(
        literal.filter((each) => each !== '-'),
        escaped,
        range,
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([negation, members]) => `[${negation}${members.join('')}]`);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0,2}');

const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie('part'), { maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map((options) => options.map((parts) => parts.join('')).join('|')),
  part: fc.tuple(tie('atom'), quantifier).map(([atom, times]) => `${atom}${/^[$^]/.test(atom) ? '' : times}`),
  atom: fc.oneof(
    { maxDepth: 3 },
    literal,
    fc.constantFrom('.', '^', '$'),
    escaped,
    characterClass,
    fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern')).map(([open, inner]) => `${open}${inner})`),
  ),
}));
const anchored = fc
  .tuple(fc.constantFrom('', '^'), pattern, fc.constantFrom('', '$'))
  .map((parts) => parts.join(''));

test('a pattern that is covered is well-formed for RE2, and means the same', () => {
  const counts = { covered: 0, found: 0, full: 0 };
  fc.assert(
    fc.property(anchored, fc.array(text, { minLength: 10, maxLength: 10 }), (source, texts) => {
      const node = parsePattern(source);
      if (node === undefined) return;
      counts.covered++;
      const re2 = RE2JS.compile(source, RE2JS.DOTALL);
      const find = createNativeFind(node);
      const full = createNativeFull(node);
      for (const each of texts) {
        const found = re2.matcher(each).find();
        const matched = re2.matcher(each).matches();
        if (find !== undefined) expect(find.test(each)).toBe(found);
        if (full !== undefined) expect(full.test(each)).toBe(matched);
        if (find !== undefined && found) counts.found++;
        if (full !== undefined && matched) counts.full++;
      }
    }),
    { numRuns: 600 },
  );
  // Fewer would prove little.
  expect(counts.covered).toBeGreaterThan(300);
  expect(counts.found).toBeGreaterThan(500);
  expect(counts.full).toBeGreaterThan(200);
});
