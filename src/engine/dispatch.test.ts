import { modelOf, type TypeDefinition } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import type { CompiledRule } from './compile-rules.js';
import { createDispatch, type Dispatch } from './dispatch.js';
import { compiled } from './rule-of.test.helper.js';

const rules = compiled([
  { key: 'always', expression: 'name.exists()' },
  { key: 'of-patients', resource: 'Patient', expression: 'active' },
  { key: 'of-all', resource: 'Resource', expression: 'id.exists()' },
  { key: 'of-r5', fhirVersion: ['5.0'], expression: 'title.exists()' },
  { key: 'of-a', expression: "extension('a').empty()" },
  { key: 'of-a-and-b', expression: "extension('a').empty() and extension('b').empty()" },
  { key: 'of-a-in-r5', fhirVersion: ['5.0'], context: "extension('a')", expression: 'value.exists()' },
  { key: 'of-a-anywhere', resource: 'Resource', context: "extension('a')", expression: 'value.exists()' },
  { key: 'url-begins', context: 'extension', expression: "url.startsWith('urn:')" },
  { key: 'url-is-no-c', context: 'extension', when: 'url.exists()', expression: "url != 'urn:c'" },
  { key: 'url-is-there', context: 'extension', expression: 'url.exists()' },
  { key: 'url-as-pattern', context: 'extension', expression: "'a'.matches(url) or true" },
  { key: 'url-of-x', context: 'extension', when: "url.startsWith('x')", expression: "url = 'xa'" },
  { key: 'never', expression: 'true' },
]);

const keys = (of: Iterable<CompiledRule>): string[] => [...of].map(({ rule }) => rule.key);

function typeOf(name: string, release: Release): TypeDefinition {
  const type = modelOf(release).type(name);
  if (type === undefined) throw new Error(`there is no ${name}`);
  return type;
}

describe('rules for a resource without extensions that concern one', () => {
  test.each<{ type: string; release: Release; wanted: readonly string[] }>([
    { type: 'CapabilityStatement', release: '4.0', wanted: ['always', 'of-all'] },
    { type: 'CapabilityStatement', release: '5.0', wanted: ['always', 'of-all', 'of-r5'] },
    { type: 'CapabilityStatement', release: '3.0', wanted: [] },
    { type: 'CapabilityStatement', release: '4.3', wanted: [] },
    { type: 'Patient', release: '4.0', wanted: ['of-patients', 'of-all'] },
    { type: 'Patient', release: '5.0', wanted: ['of-patients', 'of-all'] },
    { type: 'Bundle', release: '4.0', wanted: ['of-all'] },
  ])('$type of $release', ({ type, release, wanted }) => {
    const dispatch = createDispatch(rules);
    const of = (): string[] => keys(dispatch.rulesFor(typeOf(type, release), release, undefined));
    expect(of()).toEqual(wanted);
    expect(of()).toEqual(wanted);
  });

  test('one type asked for in two releases', () => {
    const dispatch = createDispatch(rules);
    const type = typeOf('CapabilityStatement', '5.0');
    expect(keys(dispatch.rulesFor(type, '4.0', undefined))).toEqual(['always', 'of-all']);
    expect(keys(dispatch.rulesFor(type, '5.0', undefined))).toEqual(['always', 'of-all', 'of-r5']);
  });

  test('types and releases asked for in turn', () => {
    const dispatch = createDispatch(rules);
    const of = (type: string, release: Release): string[] =>
      keys(dispatch.rulesFor(typeOf(type, release), release, undefined));
    expect([of('Bundle', '4.0'), of('CapabilityStatement', '4.0'), of('CapabilityStatement', '5.0')]).toEqual(
      [['of-all'], ['always', 'of-all'], ['always', 'of-all', 'of-r5']],
    );
    expect(of('CapabilityStatement', '4.0')).toEqual(['always', 'of-all']);
  });
});

describe('rules for a resource with concerned rules', () => {
  test.each<{ type: string; release: Release; wanted: readonly string[] }>([
    {
      type: 'CapabilityStatement',
      release: '4.0',
      wanted: ['always', 'of-all', 'of-a', 'of-a-and-b', 'of-a-anywhere'],
    },
    {
      type: 'CapabilityStatement',
      release: '5.0',
      wanted: ['always', 'of-all', 'of-r5', 'of-a', 'of-a-and-b', 'of-a-in-r5', 'of-a-anywhere'],
    },
    { type: 'Patient', release: '4.0', wanted: ['of-patients', 'of-all', 'of-a-anywhere'] },
    { type: 'CapabilityStatement', release: '3.0', wanted: [] },
  ])('$type of $release', ({ type, release, wanted }) => {
    const dispatch = createDispatch(rules);
    const concerned = new Set(rules.filter(({ rule }) => /^of-a(-|$)/.test(rule.key)));
    expect(keys(dispatch.rulesFor(typeOf(type, release), release, concerned))).toEqual(wanted);
    expect(keys(dispatch.rulesFor(typeOf(type, release), release, new Set()))).toEqual(
      keys(dispatch.rulesFor(typeOf(type, release), release, undefined)),
    );
  });
});

const ofUrlAlone = ['url-begins', 'url-is-no-c', 'url-is-there', 'url-as-pattern', 'url-of-x'];
const urls = [
  { title: 'a', url: 'a', concerned: ['of-a', 'of-a-and-b', 'of-a-in-r5', 'of-a-anywhere', 'url-begins'] },
  { title: 'b', url: 'b', concerned: ['of-a-and-b', 'url-begins'] },
  { title: 'one in order', url: 'urn:d', concerned: [] },
  { title: 'one that is refused', url: 'urn:c', concerned: ['url-is-no-c'] },
  { title: 'one that makes a rule fail', url: 'urn:(', concerned: ['url-as-pattern'] },
  { title: 'one that a rule applies to', url: 'xb', concerned: ['url-begins', 'url-of-x'] },
  { title: 'an empty one', url: '', concerned: ['url-begins'] },
  { title: 'a name that objects inherit', url: 'constructor', concerned: ['url-begins'] },
  { title: 'none', url: undefined, concerned: ofUrlAlone },
  { title: 'null', url: null, concerned: ofUrlAlone },
  { title: 'a number', url: 5, concerned: ofUrlAlone },
  { title: 'true', url: true, concerned: ofUrlAlone },
  { title: 'an object', url: { a: 'a' }, concerned: ofUrlAlone },
  { title: 'an array', url: ['a'], concerned: ofUrlAlone },
];

const place = ['extension', 0];
const isOfInterest = (dispatch: Dispatch, url: unknown): boolean => dispatch.isOfInterest(url, place, 2);

describe('an extension with a url concerns', () => {
  test.each(urls)('$title', ({ url, concerned }) => {
    const dispatch = createDispatch(rules);
    expect(keys(dispatch.concernedBy(url, place))).toEqual(concerned);
    expect(keys(dispatch.concernedBy(url, place))).toEqual(concerned);
    expect(isOfInterest(dispatch, url)).toBe(concerned.length > 0);
  });

  test('no rule of a pack that does not ask for urls', () => {
    const dispatch = createDispatch(compiled([{ expression: 'name.exists()' }]));
    expect(urls.filter(({ url }) => isOfInterest(dispatch, url))).toEqual([]);
  });
});

describe('urls in turn', () => {
  test.each([
    { title: 'each once', order: urls },
    { title: 'each twice', order: urls.flatMap((each) => [each, each]) },
    { title: 'one of interest and one of none', order: [urls[0], urls[2], urls[0], urls[2]] },
    { title: 'one and none at all', order: [urls[2], urls[8], urls[2], urls[8]] },
    { title: 'one of no interest first', order: [urls[2], urls[2], urls[0]] },
  ])('$title', ({ order }) => {
    const dispatch = createDispatch(rules);
    const is = order.map((each) => isOfInterest(dispatch, each?.url));
    expect(is).toEqual(order.map((each) => (each?.concerned ?? []).length > 0));
  });

  test('more than are remembered', () => {
    const dispatch = createDispatch(rules);
    const more = Array.from({ length: 10_500 }, (_, index) => `urn:${index.toString()}`);
    expect(more.filter((url) => isOfInterest(dispatch, url))).toEqual([]);
    for (const { url, concerned } of urls) expect(keys(dispatch.concernedBy(url, place))).toEqual(concerned);
    expect(more.map((url) => isOfInterest(dispatch, `x${url}`)).every(Boolean)).toBe(true);
    expect(isOfInterest(dispatch, 'urn:1')).toBe(false);
  });
});
