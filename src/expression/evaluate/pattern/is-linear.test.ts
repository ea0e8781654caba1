import { isLinear } from './is-linear.js';
import { parsePattern } from './parse-pattern.js';

function isProven(source: string, full: boolean): boolean {
  const node = parsePattern(source);
  if (node === undefined) throw new Error(`${source} is not covered.`);
  return isLinear(node, full);
}

describe('linear wherever the search begins', () => {
  test.each([
    '^[A-Z]([A-Za-z0-9_]){0,254}$',
    '[A-Z]([A-Za-z0-9_]){0,254}',
    '^[^|]+$',
    '^[^|#]+$',
    '^[A-Za-z0-9\\-\\.]{1,64}$',
    '^\\S*$',
    '^(http|https)://.*$',
    '[^\\s]+(\\s[^\\s]+)*',
    '[ \\r\\n\\t\\S]+',
    '^urn:oid:[0-2](\\.(0|[1-9][0-9]*))+$',
    '^urn:oid:.{4,}[.][0-9]+$',
    '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    'urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    '^([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?$',
    '-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?',
    '[.][0-9]+$',
    '[A-Z][a-z]*[0-9]',
    'a*',
    'a*|b$',
    '^.*x',
    '.{0,30}x',
    '[A-Z][A-Za-z]{0,20}$',
    '(web[^/]?(soc[a-z]{0,4}|[a-z]{2,5}et)|[^/]{1,4}socket)(-|$)',
    '^(a|ab)*c',
    '^(a|a)b*$',
    '',
    '$',
  ])('%s', (source) => {
    expect(isProven(source, false)).toBe(true);
    expect(isProven(source, true)).toBe(true);
  });
});

describe('linear from one place only: a search begins again at each', () => {
  test.each([
    'a*b',
    'a*$',
    '\\s+$',
    '.*x',
    '(^|.)a*b',
    '[A-z][a-z]*[0-9]',
    'ab*(c|$)|b*d',
    '^a|b*c',
    '(ab)*c',
    'a{0,900}(||||||)b$',
    '(a|b.)*c',
  ])('%s', (source) => {
    expect(isProven(source, false)).toBe(false);
    expect(isProven(source, true)).toBe(true);
  });
});

describe('not linear', () => {
  test.each([
    { title: 'exponential', source: '^(a+)+$' },
    { title: 'exponential', source: '(a+)+$' },
    { title: 'exponential', source: '^(a|a)*$' },
    { title: 'exponential', source: '^([a-z]|[^0-9])*$' },
    { title: 'exponential', source: '^(a|aa)+$' },
    { title: 'exponential', source: '^(a|ab|b)*c' },
    { title: 'exponential', source: '^(([a-z])+.)+[A-Z]([a-z])+$' },
    { title: 'exponential', source: '^(\\s*[0-9a-z]\\s*)+$' },
    { title: 'quadratic', source: '^.*x.*y$' },
    { title: 'quadratic', source: '^a*a*$' },
    { title: 'quadratic', source: '^\\d+\\w*$' },
    { title: 'quadratic', source: '^(a*)(b?)a*c' },
    { title: 'cubic', source: '^a*a*a*$' },
    { title: 'a large power of two', source: '^(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)$' },
    {
      title: 'a large power of two, of nothing',
      source: '^(a?|b?)(a?|b?)(a?|b?)(a?|b?)(a?|b?)(a?|b?)(a?|b?)(a?|b?)c',
    },
  ])('$source is $title', ({ source }) => {
    expect(isProven(source, false)).toBe(false);
    expect(isProven(source, true)).toBe(false);
  });
});

test('the proof gives up on a pattern with too many states at once', () => {
  const node = parsePattern('.*a.{0,250}x');
  expect(node === undefined ? undefined : isLinear(node, true)).toBe(false);
});
