import { parse } from '../values-of.test.helper.js';
import { extensionTerms, givesExtensions } from './extension-context.js';

const constants = { one: 'urn:one' };
const named = (url: string, isBelow = false): object => ({ property: 'extension', url, isBelow });
const any = (property: string, isBelow = false): object => ({ property, url: undefined, isBelow });

describe('a context that lists extensions', () => {
  test.each([
    { context: "extension('a')", terms: [named('a')] },
    { context: "$this.extension('a')", terms: [named('a')] },
    { context: '%resource.extension(%one)', terms: [named('urn:one')] },
    { context: "%context.extension('a')", terms: [named('a')] },
    { context: "descendants().extension('a')", terms: [named('a', true)] },
    { context: "$this.descendants().extension('a')", terms: [named('a', true)] },
    { context: "%resource.descendants().extension('a')", terms: [named('a', true)] },
    { context: 'extension', terms: [any('extension')] },
    { context: 'modifierExtension', terms: [any('modifierExtension')] },
    { context: 'descendants().modifierExtension', terms: [any('modifierExtension', true)] },
    {
      context: "extension('a').combine(descendants().extension('a'))",
      terms: [named('a'), named('a', true)],
    },
    {
      context: "extension('a').combine(extension('b')).combine(extension('a').combine(modifierExtension))",
      terms: [named('a'), named('b'), named('a'), any('modifierExtension')],
    },
  ])('$context', ({ context, terms }) => {
    expect(extensionTerms(parse(context), constants)).toEqual(terms);
  });
});

describe('a context that a list of extensions does not replace', () => {
  test.each([
    { why: 'equal ones become one', context: "extension('a') | descendants().extension('a')" },
    { why: 'equal ones become one', context: "extension('a').union(descendants().extension('a'))" },
    { why: 'of some elements only', context: "rest.extension('a')" },
    { why: 'of some elements only', context: "children().extension('a')" },
    { why: 'of all below some elements', context: "rest.descendants().extension('a')" },
    { why: 'of extensions only', context: "extension('a').extension('b')" },
    { why: 'below what is below', context: "descendants().descendants().extension('a')" },
    { why: 'of the resource around', context: "%rootResource.extension('a')" },
    { why: 'of what is around', context: '%parent.extension' },
    { why: 'the url depends on the resource', context: 'extension(url)' },
    { why: 'some of them', context: "extension('a').where(value.exists())" },
    { why: 'the first', context: "extension('a').first()" },
    { why: 'the first', context: "extension('a')[0]" },
    { why: 'what is in them', context: "extension('a').value" },
    { why: 'no extensions', context: 'descendants()' },
    { why: 'the left part is something else', context: "rest.combine(extension('a'))" },
    { why: 'the right part is something else', context: "extension('a').combine(rest)" },
    { why: 'combine() has no base', context: "combine(extension('a'))" },
    { why: 'the base of combine() is its input', context: "rest.select(combine(extension('a')))" },
  ])('$why: $context', ({ context }) => {
    expect(extensionTerms(parse(context), constants)).toBeUndefined();
  });
});

describe('a context that gives extensions and nothing else, and never fails', () => {
  test.each([
    { context: 'extension', gives: true },
    { context: 'rest.extension', gives: true },
    { context: 'descendants().modifierExtension', gives: true },
    { context: "rest.security.extension('a')", gives: true },
    { context: 'extension.combine(rest.extension)', gives: true },
    { context: '%resource.contained.extension', gives: true },
    { context: "rest.where(mode = 'server').extension", gives: true },
    { context: 'rest', gives: false },
    { context: 'extension.value', gives: false },
    { context: 'extension.combine(rest)', gives: false },
    { context: 'rest.combine(extension)', gives: false },
    { context: 'rest.single().extension', gives: false },
    { context: 'rest.where(mode.single().exists()).extension', gives: false },
    { context: '%parent.extension', gives: false },
    { context: '%rootResource.extension', gives: false },
    { context: "rest.extension(name).extension('a')", gives: false },
    { context: 'extension(url)', gives: false },
  ])('$context: $gives', ({ context, gives }) => {
    expect(givesExtensions(parse(context), constants)).toBe(gives);
  });
});
