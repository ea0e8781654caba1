import { loadParser, type Parser } from '../expression/parse.js';
import { printExpression } from '../expression/print.js';
import { conditionsOf } from './conditions.js';
import { decide, type Truth } from './decide.js';

let parse: Parser;
beforeAll(async () => {
  parse = await loadParser();
});

test.each([
  { text: 'a', all: ['a'], roots: ['a'] },
  { text: 'a and b', all: ['a and b', 'a', 'b'], roots: ['a and b'] },
  { text: '(a or b).not()', all: ['(a or b).not()', 'a or b', 'a', 'b'], roots: ['(a or b).not()'] },
  { text: 'a.not()', all: ['a.not()'], roots: ['a.not()'] },
  { text: 'a = b', all: ['a = b'], roots: ['a = b'] },
  {
    text: 'c.where(a = 1 or b).exists()',
    all: ['c.where(a = 1 or b).exists()', 'a = 1 or b', 'a = 1', 'b'],
    roots: ['c.where(a = 1 or b).exists()', 'a = 1 or b'],
  },
  { text: 'c.all(b)', all: ['c.all(b)', 'b'], roots: ['c.all(b)', 'b'] },
  { text: 'c.select(a > 1)', all: ['c.select(a > 1)', 'a > 1'], roots: ['c.select(a > 1)', 'a > 1'] },
])('the conditions of $text', ({ text, all, roots }) => {
  const found = conditionsOf(parse(text), true);
  expect([...found.all].map(printExpression)).toEqual(all);
  expect([...found.roots].map(printExpression)).toEqual(roots);
});

test('an expression that is no condition has those inside it', () => {
  expect([...conditionsOf(parse('c.where(a)'), false).all].map(printExpression)).toEqual(['a']);
});

const yes = true;
const no = false;
const none = undefined;

/** Values of a, b and c; what is told of them, in the order it is told. */
test.each<{ text: string; values: readonly Truth[]; told: string }>([
  { text: 'a and b', values: [yes, yes], told: 'a+ b+' },
  { text: 'a and b', values: [no, yes], told: 'a-' },
  { text: 'a and b', values: [yes, no], told: 'b-' },
  { text: 'a and b', values: [no, no], told: '' },
  { text: 'a and b', values: [none, yes], told: 'a-' },
  { text: 'a and b', values: [yes, none], told: 'b-' },
  { text: 'a or b', values: [no, no], told: 'a- b-' },
  { text: 'a or b', values: [yes, no], told: 'a+' },
  { text: 'a or b', values: [yes, yes], told: '' },
  { text: 'a or b', values: [none, no], told: 'a- b-' },
  { text: 'a implies b', values: [yes, yes], told: 'b+' },
  { text: 'a implies b', values: [yes, no], told: 'a+ b-' },
  { text: 'a implies b', values: [no, no], told: 'a-' },
  { text: 'a implies b', values: [no, yes], told: '' },
  { text: 'a implies b', values: [none, no], told: 'b-' },
  { text: 'a xor b', values: [yes, no], told: 'a+ b-' },
  { text: 'a xor b', values: [yes, yes], told: 'a+ b+' },
  { text: 'a xor b', values: [yes, none], told: '' },
  { text: '(a and b).not()', values: [no, yes], told: 'a-' },
  { text: '(a and b).not()', values: [none, yes], told: 'b+' },
  { text: '(a or b).not()', values: [yes, no], told: 'a+' },
  { text: '(a and b) or c', values: [yes, yes, yes], told: '' },
  { text: '(a and b) or c', values: [yes, yes, no], told: 'a+ b+' },
  { text: '(a and b) or c', values: [no, yes, no], told: 'a- c-' },
  { text: '(a or b) and c', values: [yes, no, no], told: 'c-' },
  { text: '(a implies b) and c', values: [no, no, yes], told: 'a- c+' },
])('in $text with $values, $told', ({ text, values, told }) => {
  const tree = parse(text);
  const result = new Map<string, Truth>([
    ['a', values[0]],
    ['b', values[1]],
    ['c', values[2]],
  ]);
  const tables = {
    and: (a: Truth, b: Truth) => (a === no || b === no ? no : a === none || b === none ? none : yes),
    or: (a: Truth, b: Truth) => (a === yes || b === yes ? yes : a === none || b === none ? none : no),
    implies: (a: Truth, b: Truth) => (a === no || b === yes ? yes : a === none || b === none ? none : no),
    xor: (a: Truth, b: Truth) => (a === none || b === none ? none : a !== b),
  };
  const valueOf = (each: typeof tree): Truth => {
    if (each.kind === 'call' && each.base) {
      const value = valueOf(each.base);
      return value === none ? none : !value;
    }
    if (each.kind !== 'binary') return result.get(printExpression(each));
    const [a, b] = [valueOf(each.left), valueOf(each.right)];
    const table = Object.entries(tables).find(([name]) => name === each.operator)?.[1];
    return table?.(a, b);
  };
  const found: string[] = [];
  decide(tree, valueOf, (each, value) => {
    const name = printExpression(each);
    if (result.has(name)) found.push(name + (value ? '+' : '-'));
  });
  expect(found.join(' ')).toBe(told);
});
