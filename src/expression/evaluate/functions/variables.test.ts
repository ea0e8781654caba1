import { errorOf, itemsOf, parse, valuesOf } from '../../values-of.test.helper.js';
import { compileExpression } from '../../evaluator.js';
import { printExpression } from '../../print.js';
import { rootNode } from '../../../fhir/element.js';
import { modelOf } from '../../../fhir/model/model.js';

const resource = {
  resourceType: 'Patient',
  id: 'x',
  name: [{ family: 'c', given: ['a', 'b'] }, { given: ['d'] }],
};

test.each([
  { expression: "defineVariable('x', 1).select(%x + 1)", values: [2] },
  { expression: "defineVariable('x', 1).defineVariable('y', %x + 1).select(%x + %y)", values: [3] },
  { expression: "name.first().defineVariable('n').given.select(%n.family & $this)", values: ['ca', 'cb'] },
  { expression: "name.defineVariable('n', given.count()).select(%n)", values: [3, 3] },
  { expression: "name.defineVariable('n', $this.count()).first().select(%n)", values: [2] },
  {
    expression: "name.select(defineVariable('f', family).given.select(%f & $this))",
    values: ['ca', 'cb', 'd'],
  },
  { expression: "(defineVariable('a', 1).select(%a)) + (defineVariable('a', 2).select(%a))", values: [3] },
  { expression: "defineVariable('a', 1).name.where(defineVariable('b', 2).exists()).select(%b)", values: [] },
  { expression: "defineVariable('a', 1).select(%a) | %a", values: [1] },
  { expression: "iif(true, defineVariable('q', 5).select(%q), 1)", values: [5] },
  { expression: "name.trace('x', given).count()", values: [2] },
  { expression: 'coalesce(name.period, name.given).count()', values: [3] },
  { expression: 'name.coalesce(period, given.count())', values: [3] },
  { expression: "coalesce({}, 'b', 'c')", values: ['b'] },
  { expression: 'coalesce({}, {})', values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each([
  "defineVariable('x', 1).defineVariable('x', 2)",
  "defineVariable('resource', 1)",
  "defineVariable('vs-a', 1)",
  'defineVariable(1)',
  'defineVariable({})',
])('%s is an error', (expression) => {
  expect(errorOf(expression, { resource })).toBe('exception');
});

test('coalesce does not evaluate what it does not need', () => {
  expect(valuesOf("coalesce(1, defineVariable('resource'))")).toEqual([1]);
});

test('an evaluation leaves no variable behind', () => {
  const evaluate = compileExpression(parse("defineVariable('x', 1).select(%x)"));
  const run = (): unknown => evaluate(rootNode(resource, modelOf('4.0')), () => []);
  expect([run(), run()]).toEqual([[1], [1]]);
});

test('a watch sees the parts behind it', () => {
  const seen: string[] = [];
  itemsOf("defineVariable('x', 1).select(%x)", {
    options: { watch: (part) => seen.push(printExpression(part)) },
  });
  expect(seen).toEqual(expect.arrayContaining(['1', '%x', "defineVariable('x', 1)"]));
});
