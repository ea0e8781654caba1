import { SyntaxFault, type Parser } from '../expression/parse.js';
import type { Expression } from '../expression/syntax.js';
import { rememberingParser } from './remembering-parser.js';

const counting = (): { readonly parse: Parser; readonly parsed: string[] } => {
  const parsed: string[] = [];
  const parse: Parser = (text): Expression => {
    parsed.push(text);
    if (text === '') throw new SyntaxFault(3, 'It is empty.');
    return { kind: 'member', name: text, start: 0, end: text.length };
  };
  return { parse, parsed };
};

test('an expression is parsed once', () => {
  const { parse, parsed } = counting();
  const remembering = rememberingParser(parse);
  expect(remembering('a')).toBe(remembering('a'));
  expect(parsed).toEqual(['a']);
});

test('so is what is none, with the same fault', () => {
  const { parse, parsed } = counting();
  const remembering = rememberingParser(parse);
  for (let times = 0; times < 3; times++) {
    expect(() => remembering('')).toThrow(
      expect.objectContaining({ offset: 3, message: 'It is empty.' }) as Error,
    );
  }
  expect(parsed).toEqual(['']);
});

test('what was not used for long is forgotten', () => {
  const { parse, parsed } = counting();
  const remembering = rememberingParser(parse);
  remembering('old');
  for (let index = 0; index < 3_000; index++) {
    remembering(`e${index.toString()}`);
    remembering('used');
  }
  parsed.length = 0;
  remembering('used');
  remembering('e2999');
  expect(parsed).toEqual([]);
  remembering('old');
  expect(parsed).toEqual(['old']);
});
