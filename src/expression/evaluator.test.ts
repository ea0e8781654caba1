import { rootNode } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { EvaluationError } from './evaluate/compiled.js';
import type { Item } from './evaluate/item.js';
import { compileExpression, isCovered, mayNeedFallback } from './evaluator.js';
import { printExpression } from './print.js';
import { errorOf, parse, valueOf, valuesOf } from './values-of.test.helper.js';

const numbers = `(${Array.from({ length: 30 }, (_, index) => index.toString()).join(' | ')})`;

describe('a runaway expression is stopped', () => {
  test.each([
    {
      title: 'a string that doubles with &',
      expression: `${numbers}.aggregate($total & $total, 'aaaaaaaaaa')`,
    },
    {
      title: 'a string that doubles with +',
      expression: `${numbers}.aggregate($total + $total, 'aaaaaaaaaa')`,
    },
    {
      title: 'a string that grows by replace',
      expression: `${numbers}.aggregate($total.replace('a', 'aa'), 'aaaaaaaaaa')`,
    },
    {
      title: 'a string that grows by join',
      expression: `${numbers}.aggregate($total.toChars().join('aa'), 'aaaaaaaaaa')`,
    },
    { title: 'a collection that doubles', expression: `${numbers}.aggregate($total.combine($total), 1)` },
    {
      title: 'a product of collections',
      expression: `${numbers}.where(${numbers}.where(${numbers}.where(${numbers}.where(${numbers}.where(false).exists()).exists()).exists()).exists())`,
    },
  ])('$title', ({ expression }) => {
    expect(errorOf(expression)).toBe('too-costly');
  });

  test.each([
    { expression: 'repeat($this)', count: 1 },
    { expression: 'repeat(children()).count()', count: 1 },
    { expression: `${numbers}.aggregate($total | $total, 1)`, count: 1 },
  ])('$expression ends by itself', ({ expression, count }) => {
    expect(valuesOf(expression)).toHaveLength(count);
  });

  test.each([
    { steps: 10, error: 'too-costly' },
    { steps: 1000, error: 'no error' },
  ])('a budget of $steps steps: $error', ({ steps, error }) => {
    expect(errorOf(`${numbers}.where($this > 3)`, { steps })).toBe(error);
  });

  test('several evaluations may share a budget', () => {
    const evaluate = compileExpression(parse(`${numbers}.where($this > 3).count()`));
    const node = rootNode({ resourceType: 'Patient' }, modelOf('4.0'));
    const budget = { steps: 500 };
    const run = (): unknown => evaluate(node, () => [], budget);
    expect(run()).toEqual([26]);
    expect(() => Array.from({ length: 50 }, run)).toThrow(EvaluationError);
    expect(evaluate(node, () => [])).toEqual([26]);
  });
});

describe('what the compiler covers', () => {
  test.each([
    { expression: 'name.given.first()', covered: true },
    { expression: "value > 3 'mg'", covered: true },
    { expression: '@2024-01-01 + 1 month', covered: true },
    { expression: "'1'.convertsToInteger()", covered: true },
    { expression: 'text.`div`.htmlChecks()', covered: false },
    { expression: 'today()', covered: false },
    { expression: 'now()', covered: false },
    { expression: 'timeOfDay()', covered: false },
    { expression: 'resolve()', covered: false },
    { expression: "memberOf('a')", covered: false },
    { expression: "conformsTo('a')", covered: false },
    { expression: 'constructor()', covered: false },
  ])('$expression: $covered', ({ expression, covered }) => {
    expect(isCovered(parse(expression))).toBe(covered);
  });

  test.each([
    { expression: 'a.where(b)', needs: false },
    { expression: 'a > b', needs: true },
    { expression: "a = 3 'mg'", needs: true },
    { expression: "a.where(b = '3'.toQuantity())", needs: true },
    { expression: 'a.sort()', needs: true },
    { expression: 'today()', needs: true },
  ])('$expression may need the fallback: $needs', ({ expression, needs }) => {
    expect(mayNeedFallback(parse(expression))).toBe(needs);
  });

  test('what it does not cover goes to the fallback, whole', () => {
    const fallback = (): (() => Item[]) => () => ['from the fallback'];
    expect(valuesOf('today() = today()', { options: { fallback } })).toEqual(['from the fallback']);
    expect(valuesOf('1 = 1', { options: { fallback } })).toEqual([true]);
  });

  test('without a fallback it is refused', () => {
    expect(() => compileExpression(parse('today() = today()'))).toThrow(EvaluationError);
  });

  test.each([
    { title: 'an error', thrown: new TypeError('broken') },
    { title: 'a string', thrown: 'broken' },
    { title: 'nothing', thrown: undefined },
  ])('a fallback that throws $title ends in an evaluation error', ({ thrown }) => {
    const fallback = () => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- fhirpath.js throws strings
      throw thrown;
    };
    expect(errorOf('today()', { options: { fallback } })).toBe('exception');
  });

  test('a stack that overflows is too costly', () => {
    const fallback = () => () => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    expect(errorOf('today()', { options: { fallback } })).toBe('too-costly');
  });
});

describe('a watch', () => {
  const watchedBy = (expression: string): Map<string, unknown[]> => {
    const seen = new Map<string, unknown[]>();
    const watch = (part: Parameters<typeof printExpression>[0], items: readonly Item[]): void => {
      seen.set(printExpression(part), items.map(valueOf));
    };
    valuesOf(expression, {
      resource: { resourceType: 'Patient', gender: 'male', active: true },
      options: { watch },
    });
    return seen;
  };

  test.each([
    { expression: "gender = 'male' or active", part: 'active', values: ['at Patient.active'] },
    { expression: "gender = 'x' and active", part: 'active', values: ['at Patient.active'] },
    { expression: "gender = 'x' implies active", part: 'active', values: ['at Patient.active'] },
    { expression: "gender = 'male'", part: "gender = 'male'", values: [true] },
    { expression: 'gender.exists()', part: 'gender', values: ['at Patient.gender'] },
    { expression: 'name.exists() or active', part: 'name', values: [] },
  ])('sees $part of $expression', ({ expression, part, values }) => {
    expect(watchedBy(expression).get(part)).toEqual(values);
  });
});
