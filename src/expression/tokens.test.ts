import fc from 'fast-check';
import { tokensOf } from './tokens.js';

const shown = (text: string): string[] =>
  tokensOf(text)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text: piece }) => `${kind} ${piece}`);

test.each([
  {
    text: 'rest.extension(%websocket).count() <= 1',
    tokens: [
      'name rest',
      'operator .',
      'function extension',
      'operator (',
      'variable %websocket',
      'operator )',
      'operator .',
      'function count',
      'operator (',
      'operator )',
      'operator <=',
      'number 1',
    ],
  },
  {
    text: "a and 'b and \\'c\\'' is uri",
    tokens: ['name a', 'keyword and', "string 'b and \\'c\\''", 'keyword is', 'name uri'],
  },
  {
    text: 'x.contains(y)',
    tokens: ['name x', 'operator .', 'function contains', 'operator (', 'name y', 'operator )'],
  },
  { text: 'x.is', tokens: ['name x', 'operator .', 'name is'] },
  { text: 'x contains(y)', tokens: ['name x', 'function contains', 'operator (', 'name y', 'operator )'] },
  {
    text: '$this = @2026-01-31T10:00:00Z',
    tokens: ['variable $this', 'operator =', 'date @2026-01-31T10:00:00Z'],
  },
  { text: '@T10:00 ~ 1.50', tokens: ['date @T10:00', 'operator ~', 'number 1.50'] },
  { text: 'a // rest\n/* and */ b', tokens: ['name a', 'comment // rest', 'comment /* and */', 'name b'] },
  { text: '`div`.%`a b`', tokens: ['name `div`', 'operator .', 'variable %`a b`'] },
  { text: 'android', tokens: ['name android'] },
  { text: "'not closed", tokens: ["other '", 'name not', 'name closed'] },
  { text: '1 # 2', tokens: ['number 1', 'other #', 'number 2'] },
])('$text', ({ text, tokens }) => {
  expect(shown(text)).toEqual(tokens);
});

test('tokens together are the text, whatever it is', () => {
  const parts = fc.constantFrom(
    "'",
    '`',
    '/*',
    '*/',
    '//',
    '\\',
    '%',
    '@',
    '\n',
    'and',
    '.',
    ' ',
    '1',
    '$this',
    '🙂',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((each) => each.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(
        tokensOf(text)
          .map((each) => each.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
