import { maxExpressionLength, SyntaxFault } from './parse.js';
import { parse } from './values-of.test.helper.js';

/** The offset of the fault that parsing ends in. */
function faultOffset(text: string): number | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxFault) return error.offset;
    throw error;
  }
}

/** `▸` stands before the place of the fault. */
test.each([
  { title: 'two dots', expression: 'a▸..b' },
  { title: 'two dots on a later line', expression: 'a.b\n  and c▸..d' },
  { title: 'two dots behind a string that has some', expression: "a = '..' and b▸..c" },
  { title: 'two dots behind a string that ends with one', expression: "a = 'x.' and b▸..c" },
  { title: 'a dot at the end', expression: 'a.▸' },
  { title: 'a variable without a name', expression: 'a and ▸%' },
  { title: 'a variable without a name behind a string with a %', expression: "a = '50%' and ▸%" },
  { title: 'an operator at the end', expression: 'a and▸' },
  { title: 'an operator at the beginning', expression: '▸and a' },
  { title: 'nothing', expression: '▸' },
  { title: 'two names', expression: 'a ▸b' },
  { title: 'not as an operator', expression: 'not ▸a' },
  { title: 'an open parenthesis', expression: '(a▸' },
  { title: 'a closing parenthesis', expression: 'a▸)' },
  { title: 'an open call', expression: 'a.where(▸' },
  { title: 'a comma at the end', expression: 'a.f(1, ▸)' },
  { title: 'an open bracket', expression: 'a[▸' },
  { title: 'an empty bracket', expression: 'a[▸]' },
  { title: 'double quotes', expression: 'a = ▸"x"' },
  { title: 'an open string', expression: "a = ▸'x" },
  { title: 'an open name', expression: 'a.▸`b' },
  { title: 'a reserved word as a name', expression: 'a.▸div' },
  { title: 'another operator', expression: 'a =▸= b' },
  { title: 'a character that means nothing', expression: 'a ▸# b' },
  { title: 'a letter that names do not have', expression: 'a.▸é' },
  { title: 'a character on a later line', expression: 'a and\n\n  ▸# b' },
  { title: 'something after a type', expression: 'a is ▸5' },
  { title: 'a set with members', expression: '{▸1}' },
  { title: 'parentheses after a dot', expression: 'a.▸(b | c)' },
])('$title is a fault where it stands', ({ expression }) => {
  expect(faultOffset(expression.replace('▸', ''))).toBe(expression.indexOf('▸'));
});

test.each([
  { title: 'too many characters', text: 'a'.repeat(maxExpressionLength + 1) },
  { title: 'too many parentheses', text: '('.repeat(4000) + 'a' },
  { title: 'too many signs', text: `${'-'.repeat(4000)}1` },
])('$title: a fault at the beginning', ({ text }) => {
  expect(faultOffset(text)).toBe(0);
});

test.each([
  { title: 'as many characters as allowed', text: 'a'.repeat(maxExpressionLength) },
  { title: 'many steps', text: `a${'.a'.repeat(2000)}` },
  { title: 'a line comment', text: 'a // b..c' },
  { title: 'a block comment', text: 'a /* b..c */ = 1' },
  { title: 'line breaks', text: '\n  a\r\n\tand b\n' },
])('$title: no fault', ({ text }) => {
  expect(faultOffset(text)).toBeUndefined();
});

/** `[` and `]` stand around the word that the node points to. */
test.each([
  { title: 'an element', expression: 'a.⟦b⟧' },
  { title: 'the first element', expression: '⟦a⟧' },
  { title: 'a function', expression: 'a.⟦where⟧(b)' },
  { title: 'an operator', expression: 'a ⟦and⟧ b' },
  { title: 'an operator between lines', expression: 'a\n  ⟦implies⟧\n b' },
  { title: 'a string', expression: "⟦'a b'⟧" },
  { title: 'a number', expression: '⟦1.50⟧' },
  { title: 'a variable', expression: '⟦%abc⟧' },
  { title: 'a variable in backticks', expression: '⟦%`a-b`⟧' },
  { title: 'a variable in quotes', expression: "⟦%'a-b'⟧" },
  { title: 'a name in backticks', expression: 'a.⟦`div`⟧' },
  { title: 'a type', expression: 'a is ⟦FHIR.uri⟧' },
  { title: '$this', expression: '⟦$this⟧' },
])('$title has the place of its word', ({ expression }) => {
  const start = expression.indexOf('⟦');
  const end = expression.indexOf('⟧') - 1;
  expect(parse(expression.replace(/[⟦⟧]/g, ''))).toMatchObject({ start, end });
});

test.each([
  { expression: "'it\\'s'", value: "it's" },
  { expression: "'\\n\\r\\t\\f'", value: '\n\r\t\f' },
  { expression: "'\\u0041\\u00e9'", value: 'Aé' },
  { expression: "'\\\\d\\/\\`\\\"'", value: '\\d/`"' },
  { expression: '1', value: 1 },
  { expression: '1.50', value: 1.5 },
  { expression: 'true', value: true },
  { expression: '@2024-01', value: '2024-01' },
  { expression: '@2024-01-01T10:00Z', value: '2024-01-01T10:00Z' },
  { expression: '@T10:00', value: '10:00' },
])('the literal $expression', ({ expression, value }) => {
  expect(parse(expression)).toMatchObject({ kind: 'literal', value });
});

test.each([
  { expression: '%abc', kind: 'variable', name: 'abc' },
  { expression: '%`a-b`', kind: 'variable', name: 'a-b' },
  { expression: "%'a-b'", kind: 'variable', name: 'a-b' },
  { expression: '`div`', kind: 'member', name: 'div' },
  { expression: '`a\\`b`', kind: 'member', name: 'a`b' },
  { expression: '`f`(1)', kind: 'call', name: 'f' },
])('the name of $expression', ({ expression, ...node }) => {
  expect(parse(expression)).toMatchObject(node);
});

/** https://hl7.org/fhirpath/N1/#operator-precedence */
test.each([
  { expression: 'a or b and c', same: 'a or (b and c)' },
  { expression: 'a implies b or c', same: 'a implies (b or c)' },
  { expression: 'a and b = c', same: 'a and (b = c)' },
  { expression: 'a = b | c', same: 'a = (b | c)' },
  { expression: 'a in b | c', same: 'a in (b | c)' },
  { expression: 'a | b is c', same: 'a | (b is c)' },
  { expression: 'a + b * c', same: 'a + (b * c)' },
  { expression: 'a - b - c', same: '(a - b) - c' },
  { expression: 'a = b < c', same: 'a = (b < c)' },
  { expression: 'a & b + c', same: '(a & b) + c' },
  { expression: '-a * b', same: '(-a) * b' },
  { expression: '-a.b', same: '-(a.b)' },
  { expression: 'a implies b implies c', same: '(a implies b) implies c' },
])('$expression means $same', ({ expression, same }) => {
  const shape = (text: string): unknown =>
    JSON.parse(
      JSON.stringify(parse(text), (key, value: unknown) =>
        key === 'start' || key === 'end' ? undefined : value,
      ),
    );
  expect(shape(expression)).toEqual(shape(same));
});
