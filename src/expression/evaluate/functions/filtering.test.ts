import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Questionnaire',
  title: 'Q',
  item: [
    { linkId: '1', required: true, item: [{ linkId: '1.1', item: [{ linkId: '1.1.1' }] }] },
    { linkId: '2', required: false },
    { linkId: '3', type: 'string', code: [{ code: 'a' }, { code: 'b' }] },
  ],
};

describe('where', () => {
  test.each([
    { expression: "item.where(linkId = '2')", values: ['at Questionnaire.item[1]'] },
    { expression: 'item.where(required)', values: ['at Questionnaire.item[0]'] },
    { expression: 'item.where(required.not())', values: ['at Questionnaire.item[1]'] },
    { expression: 'item.where({})', values: [] },
    {
      expression: 'item.where($index > 0).linkId',
      values: ['at Questionnaire.item[1].linkId', 'at Questionnaire.item[2].linkId'],
    },
    { expression: "item.linkId.where($this = '3')", values: ['at Questionnaire.item[2].linkId'] },
    { expression: "item.where(%resource.title = 'Q').count()", values: [3] },
    {
      expression: 'item.where(item.where($index = 0).exists() and $index = 0)',
      values: ['at Questionnaire.item[0]'],
    },
    { expression: '{}.where(true)', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('select', () => {
  test.each([
    { expression: "item.select(linkId & '!')", values: ['1!', '2!', '3!'] },
    {
      expression: 'item.select(code.code)',
      values: ['at Questionnaire.item[2].code[0].code', 'at Questionnaire.item[2].code[1].code'],
    },
    { expression: 'item.select($index)', values: [0, 1, 2] },
    { expression: 'item.select(code.select($index))', values: [0, 1] },
    { expression: 'item.select(code.count())', values: [0, 0, 2] },
    { expression: 'item.select(iif(code.exists($index = 1), 10, 0) + $index)', values: [0, 1, 12] },
    { expression: 'item.select({})', values: [] },
    { expression: '(1 | 2).select($this + 1)', values: [2, 3] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('repeat', () => {
  test.each([
    { expression: 'repeat(item).count()', values: [5] },
    {
      expression: 'item[0].repeat(item).linkId',
      values: ['at Questionnaire.item[0].item[0].linkId', 'at Questionnaire.item[0].item[0].item[0].linkId'],
    },
    { expression: 'item.code.repeat(code | {}).count()', values: [2] },
    { expression: "'a'.repeat($this)", values: ['a'] },
    { expression: 'repeat($this).count()', values: [1] },
    { expression: '(1 | 2).repeat(1 | 2 | 3)', values: [1, 2, 3] },
    { expression: '{}.repeat(item)', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('ofType', () => {
  test.each([
    { expression: 'item[0].children().ofType(boolean)', values: ['at Questionnaire.item[0].required'] },
    { expression: 'descendants().ofType(Coding).code.count()', values: [2] },
    { expression: "(1 | 'a' | true).ofType(String)", values: ['a'] },
    { expression: "(1 | 'a').ofType(System.Integer)", values: [1] },
    { expression: "(1 | 'a').ofType(string)", values: [] },
    { expression: 'ofType(Questionnaire)', values: ['at Questionnaire'] },
    { expression: 'ofType(Patient)', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('repeatAll', () => {
  test('keeps equal items', () => {
    expect(valuesOf('(1 | 2).repeatAll(iif($this < 3, 3, {}))')).toEqual([3, 3]);
  });

  test.each(['1.repeatAll($this)', '(1 | 2).repeatAll($this | 3 | 4)'])(
    'the budget ends %s',
    (expression) => {
      expect(errorOf(expression, { steps: 10_000 })).toBe('too-costly');
    },
  );
});
