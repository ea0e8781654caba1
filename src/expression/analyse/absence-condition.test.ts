import { urlsOf, valuesWithout } from './absence.test.helper.js';

/** May be true or false, and never fails. */
const safe = 'experimental.exists()';
/** Fails where there are several formats. */
const unsafe = "format.single() = 'a'";

describe('is true without', () => {
  test.each([
    { expression: 'true', urls: '' },
    { expression: "extension('a').empty()", urls: 'a' },
    { expression: "extension('a').exists().not()", urls: 'a' },
    { expression: "extension('a').exists(value.single() = 1).not()", urls: 'a' },
    { expression: "extension('a').empty().not().not()", urls: 'a' },
    { expression: 'false.not()', urls: '' },
    { expression: `extension('a').all(${unsafe})`, urls: 'a' },
    { expression: "rest.extension('a').value.empty()", urls: 'a' },
    { expression: "extension('a').empty() and rest.extension('b').empty()", urls: 'a b' },
    { expression: `extension('a').empty() or ${unsafe}`, urls: 'a' },
    { expression: `${safe} or extension('a').empty()`, urls: 'a' },
    { expression: "extension('a').empty() or extension('b').empty()", urls: 'a' },
    { expression: `extension('a').exists() implies ${unsafe}`, urls: 'a' },
    { expression: `${safe} implies extension('a').empty()`, urls: 'a' },
    { expression: "extension('a').exists() implies extension('b').empty()", urls: 'a' },
    { expression: `(extension('a').exists() and ${unsafe}).not()`, urls: 'a' },
    { expression: "(extension('a').exists() or extension('b').exists()).not()", urls: 'a b' },
    { expression: "(extension('a').empty() implies extension('b').exists()).not()", urls: 'a b' },
    { expression: `(${safe} and extension('a').exists()).not()`, urls: 'a' },
    { expression: "extension('a').count() = 0", urls: 'a' },
    { expression: "extension('a').count() != 1", urls: 'a' },
    { expression: "extension('a').count() < 1", urls: 'a' },
    { expression: "extension('a').count() <= %least", urls: 'a' },
    { expression: "extension('a').count() <= %most", urls: 'a' },
    { expression: "extension('a').count() <= %half", urls: 'a' },
    { expression: "extension('a').count() >= 0", urls: 'a' },
    { expression: "extension('a').count() > %below", urls: 'a' },
    { expression: "(extension('a').count() > 0).not()", urls: 'a' },
  ])('$urls: $expression', ({ expression, urls }) => {
    expect(urlsOf('isTrue', expression)).toBe(urls);
    expect(valuesWithout(expression)).toEqual([[true], [true]]);
  });
});

describe('is not true without', () => {
  test.each([
    { expression: 'false', urls: '' },
    { expression: "extension('a').exists()", urls: 'a' },
    { expression: `extension('a').exists(${unsafe})`, urls: 'a' },
    { expression: "extension('a').empty().not()", urls: 'a' },
    { expression: "extension('a').all(false).not()", urls: 'a' },
    { expression: `extension('a').exists() and ${unsafe}`, urls: 'a' },
    { expression: `${safe} and extension('a').exists()`, urls: 'a' },
    { expression: "extension('a').exists() and extension('b').exists()", urls: 'a' },
    { expression: "extension('a').exists() or extension('b').exists()", urls: 'a b' },
    { expression: "extension('a').exists() or extension('b').value", urls: 'a b' },
    { expression: "extension('a').value or extension('b').value", urls: 'a b' },
    { expression: `extension('a').value and ${safe}`, urls: 'a' },
    { expression: `${safe} and extension('a').value`, urls: 'a' },
    { expression: "extension('a').value and extension('b').exists()", urls: 'a' },
    { expression: "extension('a').empty() implies extension('b').exists()", urls: 'a b' },
    { expression: "extension('a').count() > 0", urls: 'a' },
    { expression: "extension('a').count() >= %most", urls: 'a' },
    { expression: "extension('a').count() = 1", urls: 'a' },
    { expression: "extension('a').count() != %least", urls: 'a' },
    { expression: "extension('a').count() < 0", urls: 'a' },
    { expression: "extension('a').count() <= %below", urls: 'a' },
    { expression: "(extension('a').count() <= 1).not()", urls: 'a' },
  ])('$urls: $expression', ({ expression, urls }) => {
    expect(urlsOf('isNotTrue', expression)).toBe(urls);
    expect(valuesWithout(expression).map(([value]) => value === true)).toEqual([false, false]);
  });
});

describe('nothing is known of', () => {
  test.each([
    { why: 'no url tells', expression: safe },
    { why: 'the other operand decides', expression: `extension('a').exists() or ${safe}` },
    { why: 'the other operand decides', expression: `${safe} or extension('a').exists()` },
    { why: 'the other operand decides', expression: `extension('a').empty() and ${safe}` },
    { why: 'the other operand decides', expression: `${safe} and extension('a').empty()` },
    { why: 'the other operand decides', expression: `extension('a').empty() implies ${safe}` },
    { why: 'the other operand decides', expression: `extension('a').exists() xor ${safe}` },
    { why: 'nothing implies what is not true', expression: `${safe} implies extension('a').exists()` },
    { why: 'the left operand may fail', expression: `${unsafe} or extension('a').empty()` },
    { why: 'the left operand may fail', expression: `${unsafe} and extension('a').exists()` },
    { why: 'the left operand may fail', expression: `${unsafe} and extension('a').value` },
    { why: 'the left operand may fail', expression: `${unsafe} implies extension('a').empty()` },
    { why: 'several formats are no condition', expression: "format or extension('a').empty()" },
    { why: 'several formats are no condition', expression: "format and extension('a').exists()" },
    { why: 'nothing does not spare the right operand', expression: `extension('a').value and ${unsafe}` },
    { why: 'nothing does not spare the right operand', expression: `extension('a').value or ${unsafe}` },
    { why: 'nothing does not spare the right operand', expression: `extension('a').value implies ${unsafe}` },
    { why: 'the input may fail', expression: "rest.single().extension('a').empty()" },
    { why: 'the input may fail', expression: "rest.single().extension('a').exists()" },
    { why: 'the input may fail', expression: "rest.single().extension('a').count() = 0" },
    { why: 'the input may fail', expression: "rest.single().extension('a').all(true)" },
    { why: 'outside the resource', expression: "%rootResource.extension('a').empty()" },
    { why: 'outside the resource', expression: "%parent.extension('a').exists()" },
    { why: 'outside the resource', expression: "%parent.extension('a').count() <= 1" },
    { why: 'the limit depends on the resource', expression: "extension('a').count() = format.count()" },
    { why: 'the limit is no number', expression: "extension('a').count() = %one" },
    { why: 'not followed', expression: "0 = extension('a').count()" },
    { why: 'not followed', expression: "extension('a').count() + 0 = 0" },
    { why: 'not followed', expression: "extension('a').count() ~ 0" },
    { why: 'not followed', expression: "extension('a').count().count() = 1" },
    { why: 'not followed', expression: "extension('a').exists() = true" },
    { why: 'not followed', expression: "iif(extension('a').empty(), true, false)" },
    { why: 'not followed', expression: "iif(extension('a').exists(), true, false)" },
    { why: 'not followed', expression: "extension('a').hasValue()" },
    { why: 'not followed', expression: "extension('a').allTrue()" },
    { why: 'not followed', expression: "extension('a').isDistinct()" },
    { why: 'something else is counted', expression: 'count() <= 1' },
    { why: 'something else is compared', expression: "extension('a').first() = 0" },
    { why: 'it is the whole input', expression: "exists(extension('a').exists())" },
    { why: 'it is the whole input', expression: "all(extension('a').empty())" },
    { why: 'each one decides', expression: "rest.exists(extension('a').exists())" },
    { why: 'each one decides', expression: "rest.all(extension('a').empty())" },
    { why: 'not() of what is no condition', expression: 'rest.not()' },
  ])('$expression: $why', ({ expression }) => {
    expect(urlsOf('isTrue', expression)).toBeUndefined();
    expect(urlsOf('isNotTrue', expression)).toBeUndefined();
  });

  test.each(["extension('a').not()", "extension('a').value", '{}', "'a'", '%yes'])(
    '%s as true',
    (expression) => {
      expect(urlsOf('isTrue', expression)).toBeUndefined();
    },
  );
});
