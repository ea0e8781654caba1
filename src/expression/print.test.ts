import fc from 'fast-check';
import { printExpression } from './print.js';
import type { Expression } from './syntax.js';
import { parse } from './values-of.test.helper.js';

/** An expression without its positions. */
const shapeOf = (expression: Expression): unknown =>
  JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === 'start' || key === 'end' ? undefined : value,
    ),
  );

const expressions = [
  'a.b.c',
  'a.`div`.`mod`.`and`.`true`',
  'a.is.as.in.contains',
  'a.is(b).as(c).contains(d)',
  '`a b`.`1a`.`a\\`b`.`a\\\\b`.`ä`',
  '`year`.`days`.`milliseconds`',
  '`as`.asc.desc',
  "'it\\'s' & 'a\\nb\\r\\t\\f\\u0041\\\\' & '`' & ''",
  '%a + %`a-b`',
  "%'a-b'",
  'true or false and {}',
  '1 + 1.0 + 1.50 + 100000000000 + 5L',
  '0.0000001 + 1234567890.5',
  '12.500 + 9223372036854775807L + 12345678901234567890.12',
  'a.sort() and b.sort(c desc, d, e asc, -f)',
  '@2024 | @2024-01 | @2024-01-01 | @2024T | @2024-01-01T10:00:00.123+02:00 | @T10 | @T10:00:00.5',
  "4 days + 1 year + 4 'mg' + 4.5 'mg/mL'",
  "(1 'mg').a",
  'a[0].b[c + 1][d.first()]',
  '-a + +b - -(c + d) * (-e).f',
  '-1.abs() + (-1).abs()',
  '(a + b) * c - (d - e) / (f / g) mod h div i',
  'a and (b or c) xor (d implies e) implies f',
  'a implies (b implies c)',
  '(a = b) = (c != d) ~ (e !~ f)',
  '(a < b) <= (c > d) >= e',
  'a in (b | c) and (d in e) contains f',
  '(a | b) is c and (a is b) = c and (a is b) is c',
  '(a as b).c and a.as(b).c',
  'a is FHIR.uri and a is System.String',
  'a & (b & c) & d',
  "f() and f(a, b and c) and iif(a, {}, $this) and a.where($index = 1).aggregate($total + $this, '')",
  '(a | b).c and (a and b).not() and (a)[0] and (a + b)[0]',
  "'a'.length() + 1.a + {}.b + @2024.c + $this.d + %e.f",
];

test.each(expressions)('%s', (text) => {
  const expression = parse(text);
  expect(shapeOf(parse(printExpression(expression)))).toEqual(shapeOf(expression));
});

test.each([
  { text: '((a))', printed: 'a' },
  { text: 'a or (b and c)', printed: 'a or b and c' },
  { text: '(a or b) and c', printed: '(a or b) and c' },
  { text: 'a-(b-c)', printed: 'a - (b - c)' },
  { text: "a /* why */ = 'b' // so", printed: "a = 'b'" },
])('$text has no more parentheses than it needs', ({ text, printed }) => {
  expect(printExpression(parse(text))).toBe(printed);
});

const name = fc.constantFrom(
  'a',
  'name',
  'div',
  'mod',
  'is',
  'as',
  'contains',
  'and',
  'true',
  'a b',
  'ä',
  'a`b',
  'a\\b',
  '_x',
);
const operator = fc.constantFrom(
  ...(['and', 'or', 'xor', 'implies', '=', '!=', '~', '!~', '<', '<=', '>', '>='] as const),
  ...(['+', '-', '*', '/', 'div', 'mod', '&', '|', 'in', 'contains'] as const),
);
const at = { start: 0, end: 0 };

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('$this', '$index', '$total', 'empty').map((kind): Expression => ({ kind, ...at })),
  fc
    .string({ unit: 'binary' })
    .map((value): Expression => ({ kind: 'literal', type: 'String', value, ...at })),
  fc.boolean().map((value): Expression => ({ kind: 'literal', type: 'Boolean', value, ...at })),
  fc.nat().map((value): Expression => ({ kind: 'literal', type: 'Integer', value, ...at })),
  fc.nat(1000).map((value): Expression => ({ kind: 'literal', type: 'Decimal', value: value / 8, ...at })),
  fc.constantFrom('a', 'resource').map((each): Expression => ({ kind: 'variable', name: each, ...at })),
  name.map((each): Expression => ({ kind: 'member', name: each, ...at })),
);

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constant('member'),
      base: tie('tree'),
      name,
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('call'),
      base: tie('tree'),
      name,
      arguments: fc.array(tie('tree'), { maxLength: 2 }),
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('index'),
      base: tie('tree'),
      index: tie('tree'),
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('unary'),
      operator: fc.constantFrom('+', '-'),
      operand: tie('tree'),
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('type'),
      operator: fc.constantFrom('is', 'as'),
      operand: tie('tree'),
      type: fc.constantFrom('uri', 'FHIR.uri', 'System.String'),
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('binary'),
      operator,
      left: tie('tree'),
      right: tie('tree'),
      start: fc.constant(0),
      end: fc.constant(0),
    }),
  ),
}));

test('any tree reads back as itself', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      expect(shapeOf(parse(printExpression(expression)))).toEqual(shapeOf(expression));
    }),
    { numRuns: 300 },
  );
});
