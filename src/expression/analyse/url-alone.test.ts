import { parse } from '../values-of.test.helper.js';
import { dependsOnUrlAlone } from './url-alone.js';

const constants = { one: 'urn:one' };
const isOfUrlAlone = (expression: string): boolean => dependsOnUrlAlone(parse(expression), constants);

describe('looks at the url and at nothing else', () => {
  test.each([
    'true',
    '{}',
    "url = 'a'",
    '$this.url = %one',
    "url.startsWith('a') and url != %one",
    "url.lower().trim().matches('a+') or url.empty()",
    "url.replace('a', 'b').substring(1, 2).length() > 3",
    "(url.indexOf('a') + 1 > 0).not()",
    "url.exists($this.url = 'a')",
    "url.first() in ('a' | 'b')",
    "url.contains(url) implies url.endsWith('b')",
  ])('%s', (expression) => {
    expect(isOfUrlAlone(expression)).toBe(true);
  });
});

describe('looks at something else', () => {
  test.each([
    { why: 'a value', expression: 'value.exists()' },
    { why: 'a value on one side', expression: "url = 'a' or value.exists()" },
    { why: 'a value on the other side', expression: "value.exists() or url = 'a'" },
    { why: 'a value as an argument', expression: 'url.startsWith(value)' },
    { why: 'an extension of the url', expression: 'url.extension.exists()' },
    { why: 'the url of something else', expression: "extension.url = 'a'" },
    { why: 'the url of the resource', expression: "%resource.url = 'a'" },
    { why: 'the url of what is around', expression: '%parent.url.exists()' },
    { why: 'the place', expression: "%path = 'a'" },
    { why: 'a constant that is none', expression: '%two = url' },
    { why: 'the node itself', expression: '$this.exists()' },
    { why: 'what the function stands on', expression: "exists(url = 'a')" },
    { why: 'an extension', expression: "extension('a').exists()" },
    { why: 'the id', expression: 'id.exists()' },
    { why: 'an item by its number', expression: "url[0] = 'a'" },
    { why: 'the type', expression: 'url is uri' },
    { why: 'a function that is not listed', expression: "url.select('a') = 'a'" },
    { why: 'all below', expression: 'url.descendants().empty()' },
  ])('$why: $expression', ({ expression }) => {
    expect(isOfUrlAlone(expression)).toBe(false);
  });
});
