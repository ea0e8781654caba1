import { rawNode } from '../../fhir/raw.js';
import { modelOf } from '../../fhir/model/model.js';
import { compileExpression } from '../evaluator.js';
import { parse } from '../values-of.test.helper.js';
import { isNode, isTypeInfo } from './item.js';

const subject = {
  whole: 1,
  fraction: 2.5,
  word: 'str',
  yes: true,
  no: false,
  numbers: [1, 2, 3],
  mixed: ['a', 1, 1.5, true, { x: 1 }],
  deep: { list: [{ g: 1 }, { g: 2 }] },
  same: [
    { x: 1, y: 2 },
    { y: 2, x: 1 },
  ],
  moment: '2020-01-31',
};

function evaluate(expression: string, root: Record<string, unknown> = subject): unknown[] {
  const node = rawNode(root, modelOf('4.0'));
  return compileExpression(parse(expression))(node, () => []).map((item) =>
    isNode(item) ? item.value : isTypeInfo(item) ? `${item.namespace}.${item.name}` : item,
  );
}

test.each([
  { expression: 'whole + numbers[2]', values: [4] },
  { expression: 'deep.list.g', values: [1, 2] },
  { expression: 'deep.list.where(g > 1).g', values: [2] },
  { expression: 'numbers.where($this > 1).count()', values: [2] },
  { expression: 'yes and no.not()', values: [true] },
  { expression: 'numbers.exists(no)', values: [false] },
  { expression: 'mixed.ofType(Integer)', values: [1] },
  { expression: 'mixed.ofType(System.String)', values: ['a'] },
  { expression: 'mixed.select($this is Decimal)', values: [false, false, true, false, false] },
  {
    expression: 'whole.type() | deep.type() | yes.type()',
    values: ['System.Integer', 'System.Object', 'System.Boolean'],
  },
  { expression: 'whole is Patient', values: [false] },
  { expression: 'same.distinct().count()', values: [1] },
  { expression: 'same[0] = same[1]', values: [true] },
  { expression: 'deep.descendants()', values: [{ g: 1 }, { g: 2 }, 1, 2] },
  { expression: 'repeat(deep | list).count()', values: [3] },
  { expression: 'deep.children().g', values: [1, 2] },
  { expression: 'whole.hasValue() and deep.hasValue().not()', values: [true] },
  { expression: 'moment.toDate() > @2020', values: [] },
  { expression: 'moment.toDate() > @2019', values: [true] },
  { expression: 'constructor | deep.toString | __proto__', values: [] },
  { expression: "word.length() = 3 and word & 1.toString() = 'str1'", values: [true] },
])('$expression', ({ expression, values }) => {
  expect(evaluate(expression)).toEqual(values);
});

test('a path may begin with what the JSON says it is', () => {
  expect(evaluate('Thing.a', { resourceType: 'Thing', a: 1 })).toEqual([1]);
  expect(evaluate('Other.a', { resourceType: 'Thing', a: 1 })).toEqual([]);
});

test.each(['mixed.ofType(Foo)', 'mixed as Integer', 'mixed.allTrue()', 'whole > word'])(
  '%s is an error',
  (expression) => {
    expect(() => evaluate(expression)).toThrow('');
  },
);
