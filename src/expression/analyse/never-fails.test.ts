import type { JsonObject } from '../../fhir/element.js';
import { errorOf, parse } from '../values-of.test.helper.js';
import { isSafeCondition, neverFails } from './never-fails.js';

const constants = { one: 'urn:one', most: 2 };
const variables = constants;
const never = (expression: string): boolean => neverFails(parse(expression), constants);
const isSafe = (expression: string): boolean => isSafeCondition(parse(expression), constants);

const odd: JsonObject = {
  resourceType: 'CapabilityStatement',
  name: 'a',
  format: ['a', 'b'],
  patchFormat: { odd: true },
  experimental: 'yes',
  extension: [{ url: 'a' }, { url: 'a', valueDecimal: 1 }, { url: 1 }, null],
  rest: [{ mode: 'server', security: { cors: true } }, { mode: 5 }, 'odd'],
};
const resources: readonly JsonObject[] = [
  odd,
  { resourceType: 'CapabilityStatement' },
  { resourceType: 'Patient', extension: {}, active: true },
];

const safe = [
  ...[
    'rest.exists()',
    'format.empty()',
    'format.exists($this.hasValue())',
    'rest.all(mode.exists())',
    'true',
  ],
  ...[
    'name.hasValue()',
    'rest.exists().not()',
    "format = 'a'",
    'format != rest',
    "name ~ 'a'",
    'rest !~ name',
  ],
  ...['rest.exists() and name.empty()', 'rest.exists() or name.empty()', 'rest.exists() xor true'],
  ...[
    'name.empty() implies rest.count() = 2',
    "rest.where(mode = 'server').exists()",
    'extension.all(false)',
  ],
  ...['(rest.exists() and name.empty()) = true', 'rest.exists(mode.exists() or true).not().not()'],
];
const paths = [
  ...['{}', '$this', 'name', 'rest.security.cors', '%resource', '%context.rest', '%one', '%most', "'a'", '1'],
  ...['children()', 'descendants().url', 'rest.first()', 'rest.last()', 'rest.tail()', 'format.distinct()'],
  ...[
    'rest.type()',
    'format.count()',
    "extension('a').value",
    'extension(%one)',
    'extension.value.ofType(uri)',
  ],
  ...['rest | format', 'rest.combine(format)', 'rest.union(name)', 'format.intersect(name)'],
  ...['format.exclude(name)', "format.where($this = 'a')", 'rest.where(mode.exists() and true)'],
];
const unsafePaths = [
  ...[
    'rest.single()',
    'rest[0]',
    'format.select($this)',
    'rest.repeat(resource)',
    'format.take(1)',
    'name.lower()',
  ],
  ...[
    'rest as BackboneElement',
    'rest.as(BackboneElement)',
    'format + 1',
    'format & name',
    '-format',
    '%two',
  ],
  ...[
    'extension(format)',
    'extension(name).value',
    'iif(rest.exists(), name, url)',
    'rest.single().mode',
    '$index',
  ],
  ...[
    'rest.combine(format.single())',
    'rest.single().combine(format)',
    'rest | format.single()',
    '1.5',
    '@2020',
  ],
  ...[
    'format.single() | rest',
    'rest.where(format)',
    'rest.where(mode.single().exists())',
    '%rootResource',
    '%parent',
  ],
  ...[
    "rest.single().extension('a')",
    'rest.single().first()',
    'rest.exclude(format.single())',
    'name.matches(name)',
  ],
  ...['rest.where()', 'rest.single().count()', 'rest.ofType(format.single())', '$total'],
];
/** They never fail but where a condition is wanted. */
const values = [
  'format',
  'name',
  '%one',
  '1',
  "'a'",
  '$this',
  '{}',
  'rest.count()',
  '%resource',
  'children()',
];
const unsafeConditions = [
  ...['format.not()', 'format.single() = 1', 'name = format.single()', 'format and true', 'true and format'],
  ...['true or format', 'format implies true', 'true xor format', 'rest.count() > 1', "'a' in format"],
  ...["format contains 'a'", 'rest is BackboneElement', 'rest.exists(format)', 'rest.all(mode.single() = 1)'],
  ...['rest.single().exists()', 'rest.single().hasValue()', '(format | name).not()', 'format.allTrue()'],
  ...[
    'rest.exists(resource).not()',
    "name.startsWith('a')",
    'name.single() != name',
    'format ~ rest.single()',
  ],
  ...['rest.where(format).empty()'],
];

describe('never fails', () => {
  test.each([...paths, ...values, ...safe])('%s', (expression) => {
    expect(never(expression)).toBe(true);
  });

  test.each([...paths, ...values, ...safe])('%s does not, on odd resources', (expression) => {
    const errors = resources.map((resource) => errorOf(expression, { resource, variables }));
    expect(errors).toEqual(resources.map(() => 'no error'));
  });

  test('an expression that is not there', () => {
    expect(neverFails(undefined, constants)).toBe(true);
    expect(isSafeCondition(undefined, constants)).toBe(false);
  });
});

describe('may fail, or is not known not to', () => {
  test.each([...unsafePaths, ...unsafeConditions])('%s', (expression) => {
    expect(never(expression)).toBe(false);
  });
});

describe('as a condition', () => {
  test.each(safe)('%s is safe', (expression) => {
    expect(isSafe(expression)).toBe(true);
    const errors = resources.map((resource) => errorOf(`(${expression}) and true`, { resource, variables }));
    expect(errors).toEqual(resources.map(() => 'no error'));
  });

  test.each([...values, ...unsafeConditions, ...unsafePaths])('%s is not known to be safe', (expression) => {
    expect(isSafe(expression)).toBe(false);
  });
});
