import { scanJson } from './json-scanner.js';

/** What the scanner met, with the text of each token. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const fault = scanJson(text, {
    key: (start, end) => tokens.push(`key ${text.slice(start, end)}`),
    scalar: (start, end) => tokens.push(`scalar ${text.slice(start, end)}`),
    open: (isArray, start) => {
      tokens.push(`open ${isArray ? 'array' : 'object'} ${start.toString()}`);
      return false;
    },
    close: (end) => tokens.push(`close ${end.toString()}`),
  });
  return fault === undefined ? tokens : [...tokens, `fault ${fault.offset.toString()}`];
}

describe('the tokens of JSON', () => {
  test.each([
    { text: '1', tokens: ['scalar 1'] },
    { text: ' \t\r\n null \n', tokens: ['scalar null'] },
    { text: '"a"', tokens: ['scalar "a"'] },
    { text: '-0.5e+10', tokens: ['scalar -0.5e+10'] },
    { text: '[]', tokens: ['open array 0', 'close 2'] },
    { text: ' { } ', tokens: ['open object 1', 'close 4'] },
    { text: '{"a":1}', tokens: ['open object 0', 'key "a"', 'scalar 1', 'close 7'] },
    {
      text: '{"a" : [true]}',
      tokens: ['open object 0', 'key "a"', 'open array 7', 'scalar true', 'close 13', 'close 14'],
    },
    {
      text: '[1,"2",[],{}]',
      tokens: [
        'open array 0',
        'scalar 1',
        'scalar "2"',
        'open array 7',
        'close 9',
        'open object 10',
        'close 12',
        'close 13',
      ],
    },
    {
      text: String.raw`{"\"a:\\":"\u0041\n"}`,
      tokens: ['open object 0', String.raw`key "\"a:\\"`, String.raw`scalar "\u0041\n"`, 'close 21'],
    },
    {
      text: '{"":0,"":1}',
      tokens: ['open object 0', 'key ""', 'scalar 0', 'key ""', 'scalar 1', 'close 11'],
    },
    { text: '["😀\u2028\u007f"]', tokens: ['open array 0', 'scalar "😀\u2028\u007f"', 'close 8'] },
  ])('$text', ({ text, tokens }) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('levels without end are no burden', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(tokensOf(text)).toHaveLength(200_000);
  });
});

describe('where a text stops being JSON', () => {
  test.each([
    { title: 'nothing', text: '', offset: 0 },
    { title: 'white space alone', text: ' \n', offset: 2 },
    { title: 'a word', text: 'hello', offset: 0 },
    { title: 'NaN', text: '{"a":NaN}', offset: 5 },
    { title: 'Infinity', text: '[-Infinity]', offset: 1 },
    { title: 'undefined', text: '[undefined]', offset: 1 },
    { title: 'a word that begins as true', text: '[trueish]', offset: 1 },
    { title: 'a capital True', text: '[True]', offset: 1 },
    { title: 'a leading zero', text: '[01]', offset: 1 },
    { title: 'a plus sign', text: '[+1]', offset: 1 },
    { title: 'a point without digits', text: '[1.]', offset: 1 },
    { title: 'a point without a digit before it', text: '[.5]', offset: 1 },
    { title: 'an exponent without digits', text: '[1e]', offset: 1 },
    { title: 'a hexadecimal number', text: '[0x1]', offset: 1 },
    { title: 'a trailing comma in an array', text: '[1,]', offset: 3 },
    { title: 'a trailing comma in an object', text: '{"a":1,}', offset: 7 },
    { title: 'a leading comma', text: '[,1]', offset: 1 },
    { title: 'a missing comma', text: '[1 2]', offset: 3 },
    { title: 'a missing comma between properties', text: '{"a":1 "b":2}', offset: 7 },
    { title: 'a missing colon', text: '{"a" 1}', offset: 5 },
    { title: 'a missing value', text: '{"a":}', offset: 5 },
    { title: 'a line comment', text: '{ // a\n}', offset: 2 },
    { title: 'a block comment', text: '[1, /* a */ 2]', offset: 4 },
    { title: 'a comment before a comma', text: '[1 /* a */, 2]', offset: 3 },
    { title: 'a comment at the beginning', text: '# a\n{}', offset: 0 },
    { title: 'a name in single quotes', text: "{'a':1}", offset: 1 },
    { title: 'a string in single quotes', text: "['a']", offset: 1 },
    { title: 'a name without quotes', text: '{a:1}', offset: 1 },
    { title: 'a string that is not closed', text: '["a', offset: 1 },
    { title: 'a raw line break in a string', text: '["a\nb"]', offset: 3 },
    { title: 'a raw control character in a string', text: '["\u0000"]', offset: 2 },
    { title: 'a raw tab in a name', text: '{"a\t":1}', offset: 3 },
    { title: 'an escape JSON lacks', text: String.raw`["\x41"]`, offset: 2 },
    { title: 'half a unicode escape', text: String.raw`["a\u00g0"]`, offset: 3 },
    { title: 'the wrong bracket', text: '[1}', offset: 2 },
    { title: 'a bracket too many', text: '{}}', offset: 2 },
    { title: 'a second value', text: '{} {}', offset: 3 },
    { title: 'an array that is not closed', text: '[1', offset: 2 },
    { title: 'an object that is not closed', text: '{"a":{"b":1}', offset: 12 },
    { title: 'white space JSON lacks', text: '\u00a0{}', offset: 0 },
    { title: 'a form feed between tokens', text: '[1,\f2]', offset: 3 },
    { title: 'a byte order mark inside', text: '{}\uFEFF', offset: 2 },
    { title: 'a curly quote', text: '{“a”:1}', offset: 1 },
  ])('$title', ({ text, offset }) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(tokensOf(text).at(-1)).toBe(`fault ${offset.toString()}`);
  });
});

describe('what is passed over', () => {
  test.each([
    { text: '[1,[2,[3]],4]', tokens: ['open 0', 'scalar 1', 'open 3', 'close 10', 'scalar 4', 'close 13'] },
    { text: '[{"a":"]}\\"]"}]', tokens: ['open 0', 'open 1', 'close 14', 'close 15'] },
    { text: '{"a":[]}', tokens: ['open 0', 'key "a"', 'open 5', 'close 7', 'close 8'] },
  ])('$text', ({ text, tokens }) => {
    const met: string[] = [];
    let depth = 0;
    scanJson(text, {
      key: (start, end) => met.push(`key ${text.slice(start, end)}`),
      scalar: (start, end) => met.push(`scalar ${text.slice(start, end)}`),
      open: (_, start) => {
        met.push(`open ${start.toString()}`);
        depth += 1;
        return depth > 1;
      },
      close: (end) => {
        met.push(`close ${end.toString()}`);
        depth -= 1;
      },
    });
    expect(met).toEqual(tokens);
  });

  test('reading ends when the visitor has enough', () => {
    let count = 0;
    scanJson('[1,2,3,4]', {
      key: () => undefined,
      scalar: () => {
        count += 1;
      },
      open: () => false,
      close: () => undefined,
      isDone: () => count === 2,
    });
    expect(count).toBe(2);
  });
});
