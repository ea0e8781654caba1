import { loadFallback } from '../expression/fallback.js';
import { concernOf, type Concern } from './concern.js';
import { packOf, type RuleFields } from './rule-of.test.helper.js';

const fallback = await loadFallback();

function concern(fields: RuleFields, withFallback = false): Concern {
  const pack = packOf([fields], withFallback ? fallback : undefined);
  const [rule] = pack.rules;
  if (rule === undefined) throw new Error('there is a rule');
  return concernOf(rule, pack);
}

const urlsOf = (fields: RuleFields, withFallback?: boolean): string | undefined => {
  const { urls } = concern(fields, withFallback);
  return urls && [...urls].sort().join(' ');
};

/** May fail, and is not followed. */
const unsafe = "format.single() = 'a'";

describe('concerns a resource with an extension', () => {
  test.each<RuleFields & { title: string; urls: string }>([
    { title: 'in the context', urls: 'a', context: "extension('a')", expression: unsafe },
    { title: 'of a constant', urls: 'urn:one', context: 'rest.extension(%one)', expression: unsafe },
    {
      title: 'in the context, not in the rest',
      urls: 'a',
      context: "extension('a')",
      when: "extension('b').exists()",
      expression: "extension('c').empty()",
    },
    {
      title: 'in the context, whatever when does',
      urls: 'a',
      context: "extension('a')",
      when: unsafe,
      expression: 'true',
    },
    {
      title: 'in a context that gives no elements',
      urls: 'a',
      context: "extension('a').type()",
      expression: 'true',
    },
    { title: 'in when', urls: 'a', when: "extension('a').exists()", expression: unsafe },
    {
      title: 'in when, on every part',
      urls: 'a',
      context: 'rest',
      when: "extension('a').exists()",
      expression: unsafe,
    },
    {
      title: 'in when, not in the expression',
      urls: 'a',
      when: "extension('a').exists()",
      expression: "extension('b').empty()",
    },
    { title: 'in the expression', urls: 'a', expression: "extension('a').empty()" },
    {
      title: 'in the expression, on every part',
      urls: 'a',
      context: 'rest.resource',
      expression: "extension('a').count() <= 1",
    },
    {
      title: 'in the expression, behind a safe when',
      urls: 'a',
      when: 'name.exists()',
      expression: "extension('a').empty()",
    },
    { title: 'none, as it always holds', urls: '', expression: 'true' },
    { title: 'none, as it never applies', urls: '', when: 'false', expression: unsafe },
    { title: 'none, as the context is empty', urls: '', context: '{}', expression: unsafe },
  ])('$title', ({ title: _, urls, ...rule }) => {
    expect(urlsOf(rule)).toBe(urls);
  });
});

describe('may concern every resource', () => {
  test.each<RuleFields & { title: string }>([
    { title: 'as nothing asks for a url', expression: 'name.exists()' },
    { title: 'as when may fail', when: unsafe, expression: "extension('a').empty()" },
    { title: 'as when is no condition', when: 'format', expression: "extension('a').empty()" },
    { title: 'as the context may fail', context: 'rest.single()', expression: "extension('a').empty()" },
    {
      title: 'as the context may fail',
      context: "rest.where(mode.single() = 'a')",
      when: "extension('a').exists()",
      expression: 'true',
    },
    { title: 'as the context may give values', context: "'a'", expression: "extension('a').empty()" },
    { title: 'as the context may give values', context: 'rest.count()', when: 'false', expression: 'true' },
    { title: 'as the context may give values', context: "rest.combine('a')", expression: 'true' },
    { title: 'as the context may give values', context: 'rest.type()', expression: "extension('a').empty()" },
    {
      title: 'as the context leads outside',
      context: "%rootResource.extension('a')",
      expression: "extension('b').empty()",
    },
    { title: 'as the expression leads outside', expression: "%rootResource.extension('a').empty()" },
    { title: 'as it fails without', expression: "extension('a').exists()" },
    { title: 'as it applies without', when: "extension('a').empty()", expression: 'name.exists()' },
    {
      title: 'as a modifier extension is another thing',
      context: 'modifierExtension',
      expression: "url = 'a'",
    },
  ])('$title: $context, $when, $expression', ({ title: _, ...rule }) => {
    expect(urlsOf(rule)).toBeUndefined();
  });
});

describe('a rule that fhirpath.js evaluates', () => {
  test.each<RuleFields>([
    { context: "extension('a').where('a'.htmlChecks())", expression: 'true' },
    { when: "extension('a').exists() and 'a'.htmlChecks()", expression: 'true' },
    { expression: "extension('a').empty() or 'a'.htmlChecks()" },
    { context: "extension('a')", expression: "'a'.htmlChecks()" },
    { context: 'extension', expression: 'url.htmlChecks()' },
  ])('may concern every resource: $context, $when, $expression', (rule) => {
    expect(concern(rule, true)).toEqual({
      urls: undefined,
      isOfUrlAlone: false,
      isOfContent: false,
      isOfExtensionContent: false,
      type: undefined,
      needs: undefined,
      path: undefined,
      terms: undefined,
    });
  });

  test('makes no difference to its neighbours', () => {
    expect(urlsOf({ expression: "extension('a').empty()" }, true)).toBe('a');
  });
});

describe('is of the url alone', () => {
  test.each<RuleFields & { is: boolean }>([
    { is: true, context: 'extension', expression: "url = 'a'" },
    { is: true, context: 'rest.extension.combine(extension)', when: 'url.exists()', expression: "url = 'a'" },
    { is: true, context: 'descendants().modifierExtension', expression: "url.startsWith('a')" },
    { is: false, expression: "url = 'a'" },
    { is: false, context: 'rest', expression: "url = 'a'" },
    { is: false, context: 'extension', expression: "url = 'a' or value.exists()" },
    { is: false, context: 'extension', when: 'value.exists()', expression: "url = 'a'" },
    { is: false, context: 'rest.single().extension', expression: "url = 'a'" },
    { is: false, context: '%parent.extension', expression: "url = 'a'" },
    { is: false, context: 'extension', expression: "%path = 'a'" },
  ])('$context, $when, $expression: $is', ({ is, ...rule }) => {
    expect(concern(rule).isOfUrlAlone).toBe(is);
  });
});

/** A list holds nothing but the extensions that a rule has asked for. */
describe('the context is a list of extensions', () => {
  test.each<RuleFields & { is: boolean; why: string }>([
    { is: true, why: 'each with its url', context: "extension('a')", expression: 'value.exists()' },
    {
      is: true,
      why: 'each with its url',
      context: "extension('a').combine(descendants().extension('b'))",
      expression: 'value.exists()',
    },
    {
      is: true,
      why: 'those whose url is wrong',
      context: 'descendants().extension',
      expression: "url = 'a'",
    },
    { is: true, why: 'all', context: 'descendants().extension', expression: 'value.exists()' },
    { is: true, why: 'all', context: 'modifierExtension', expression: 'value.exists()' },
    {
      is: false,
      why: 'all, where one of them has a url',
      context: 'descendants().extension',
      expression: "extension('a').empty()",
    },
    {
      is: true,
      why: 'one kind is all',
      context: "extension('a').combine(modifierExtension)",
      expression: 'value.exists()',
    },
    { is: false, why: 'no list', context: "rest.extension('a')", expression: 'value.exists()' },
    { is: false, why: 'the resource', expression: "extension('a').empty()" },
  ])('$why: $context, $expression: $is', ({ is, why: _, ...rule }) => {
    expect(concern(rule).terms !== undefined).toBe(is);
  });
});
