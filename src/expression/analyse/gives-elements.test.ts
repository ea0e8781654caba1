import { parse } from '../values-of.test.helper.js';
import { givesElements, isContext } from './never-fails.js';

const constants = { one: 'urn:one' };

test.each([
  { expression: '%resource', is: true },
  { expression: '%context', is: true },
  { expression: '%rootResource', is: false },
  { expression: '%parent', is: false },
  { expression: 'resource', is: false },
  { expression: '%resource.rest', is: false },
])('$expression stands for the resource or a part of it: $is', ({ expression, is }) => {
  expect(isContext(parse(expression))).toBe(is);
});

describe('gives elements of the resource and nothing else', () => {
  test.each([
    ...['$this', 'rest', '%resource', '%context.rest.security', 'descendants()', 'rest.children().first()'],
    ...["extension('a')", 'rest.where(mode.single() = name)', 'rest.combine(format)', 'rest.union(format)'],
    ...[
      'rest.exclude(format)',
      'format.intersect(name)',
      'extension.value.ofType(uri)',
      'rest.tail().last()',
    ],
  ])('%s', (expression) => {
    expect(givesElements(parse(expression), constants)).toBe(true);
  });

  test.each([
    ...["'a'", '1', '%one', '%rootResource', '%parent', 'rest.type()', 'rest.count()', 'rest.exists()', '{}'],
    ...["format.combine('a')", "'a'.combine(format)", "rest.select('a')", 'name.lower()', 'rest | format'],
    ...[
      "%parent.extension('a')",
      'rest[0]',
      'name.getValue()',
      '%parent.rest',
      'extension(name)',
      'rest = format',
    ],
  ])('%s is not known to', (expression) => {
    expect(givesElements(parse(expression), constants)).toBe(false);
  });
});
