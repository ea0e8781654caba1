import { parse } from '../values-of.test.helper.js';
import { extensionUrl, knownValue } from './literal.js';

const constants = { one: 'urn:one', most: 2, yes: true, half: 0.5 };

describe('the known value', () => {
  test.each([
    { expression: "'a'", value: 'a' },
    { expression: "''", value: '' },
    { expression: "'it\\'s'", value: "it's" },
    { expression: '3', value: 3 },
    { expression: '0', value: 0 },
    { expression: 'true', value: true },
    { expression: 'false', value: false },
    { expression: '%one', value: 'urn:one' },
    { expression: '%most', value: 2 },
    { expression: '%half', value: 0.5 },
    { expression: '%yes', value: true },
  ])('of $expression', ({ expression, value }) => {
    expect(knownValue(parse(expression), constants)).toBe(value);
  });

  test.each([
    { title: 'a variable of the place', expression: '%path' },
    { title: 'a variable that is not set', expression: '%two' },
    { title: 'a name that objects inherit', expression: '%constructor' },
    { title: 'a path', expression: 'url' },
    { title: 'a sum', expression: '1 + 1' },
    { title: 'a sign', expression: '-1' },
    { title: 'nothing', expression: '{}' },
    { title: 'a decimal, which is kept as it is written', expression: '1.0' },
    { title: 'a date', expression: '@2020-01-01' },
    { title: 'a time', expression: '@T10:00' },
    { title: 'a quantity', expression: "1 'mg'" },
  ])('of $title is not known', ({ expression }) => {
    expect(knownValue(parse(expression), constants)).toBeUndefined();
  });

  test('of no expression is not known', () => {
    expect(knownValue(undefined, constants)).toBeUndefined();
  });
});

describe('the url of an extension', () => {
  test.each([
    { expression: "extension('a')", url: 'a' },
    { expression: "rest.extension('a')", url: 'a' },
    { expression: 'extension(%one)', url: 'urn:one' },
    { expression: "extension('')", url: '' },
    { expression: 'extension(%most)', url: undefined },
    { expression: 'extension(3)', url: undefined },
    { expression: 'extension(url)', url: undefined },
    { expression: "extension('a' & 'b')", url: undefined },
    { expression: 'extension', url: undefined },
    { expression: "modifierExtension('a')", url: undefined },
    { expression: "extension('a').first()", url: undefined },
    { expression: "where('a')", url: undefined },
  ])('of $expression is $url', ({ expression, url }) => {
    expect(extensionUrl(parse(expression), constants)).toBe(url);
  });
});
