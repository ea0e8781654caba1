import { loadParser, type Parser } from '../expression/parse.js';
import { conditionsOf } from './conditions.js';
import { mutantsOf } from './mutants.js';

let parse: Parser;
beforeAll(async () => {
  parse = await loadParser();
});

const constants = { limit: 3, name: 'abc', flag: true, pattern: '^a' };

function textsOf(text: string, isAccepted: (text: string) => boolean = () => true): string[] {
  const tree = parse(text);
  const { all: conditions } = conditionsOf(tree, true);
  const siblings = ({ name }: { readonly name: string }): string[] => (name === 'a' ? ['x', 'y'] : []);
  const mutants = mutantsOf(tree, { constants, siblings, conditions }, (each) =>
    isAccepted(JSON.stringify(each)),
  );
  return mutants.map((each) => each.text);
}

test.each([
  { text: 'b and c', mutants: ['b or c', 'b', 'c', 'b.not() and c', 'b and c.not()'] },
  { text: 'b or c', mutants: ['b and c', 'b', 'c', 'b.not() or c', 'b or c.not()'] },
  { text: 'b xor c', mutants: ['b or c', 'b', 'c', 'b.not() xor c', 'b xor c.not()'] },
  { text: 'b implies c', mutants: ['b and c', 'b', 'c', 'b.not() implies c', 'b implies c.not()'] },
  { text: 'b = c', mutants: ['b != c'] },
  { text: 'b != c', mutants: ['b = c'] },
  { text: 'b ~ c', mutants: ['b !~ c'] },
  { text: 'b !~ c', mutants: ['b ~ c'] },
  { text: 'b < c', mutants: ['b <= c', 'b >= c'] },
  { text: 'b <= c', mutants: ['b < c', 'b > c'] },
  { text: 'b > c', mutants: ['b >= c', 'b <= c'] },
  { text: 'b >= c', mutants: ['b > c', 'b < c'] },
  { text: 'b in c', mutants: ['(b in c).not()'] },
  { text: 'b contains c', mutants: ['(b contains c).not()'] },
  { text: 'a = b', mutants: ['a != b', 'x = b'] },
  { text: "b = 'v'", mutants: ["b != 'v'", "b = 'vx'"] },
  { text: 'b = 1', mutants: ['b != 1', 'b = 2', 'b = 0'] },
  { text: 'b = true', mutants: ['b != true', 'b = false'] },
  { text: 'b = %limit', mutants: ['b != %limit', 'b = %limit + 1', 'b = %limit - 1'] },
  { text: 'b = %name', mutants: ['b != %name', "b = %name & 'x'"] },
  { text: 'b = %flag', mutants: ['b != %flag', 'b = %flag.not()'] },
  { text: 'b = %resource', mutants: ['b != %resource'] },
  { text: 'b.exists()', mutants: ['b.empty()'] },
  { text: 'b.empty()', mutants: ['b.exists()'] },
  { text: 'b.exists(c)', mutants: ['b.all(c)', 'b.exists()', 'b.exists(c).not()', 'b.exists(c.not())'] },
  { text: 'b.all(c)', mutants: ['b.exists(c)', 'b.all(c).not()', 'b.all(c.not())'] },
  { text: 'b.where(c).exists()', mutants: ['b.where(c).empty()', 'b.exists()', 'b.where(c.not()).exists()'] },
  { text: 'where(c).exists()', mutants: ['where(c).empty()', '$this.exists()', 'where(c.not()).exists()'] },
  { text: 'b.not()', mutants: ['b'] },
  { text: 'b.hasValue()', mutants: ['b.exists()', 'b.hasValue().not()'] },
  { text: '(b | c).exists()', mutants: ['(b | c).empty()', 'b.exists()', 'c.exists()'] },
  { text: 'b.combine(c).exists()', mutants: ['b.combine(c).empty()', 'b.exists()', 'c.exists()'] },
  { text: 'b.union(c).exists()', mutants: ['b.union(c).empty()', 'b.exists()', 'c.exists()'] },
  { text: 'b.first().exists()', mutants: ['b.first().empty()', 'b.last().exists()'] },
  { text: 'b.lower() = c', mutants: ['b.lower() != c', 'b = c'] },
  { text: 'b[0] = c', mutants: ['b[0] != c', 'b[1] = c', 'b[-1] = c'] },
  { text: '-b = c', mutants: ['-b != c', 'b = c'] },
  {
    text: "b.startsWith('ab')",
    mutants: ["b.endsWith('ab')", "b.startsWith('a')", "b.startsWith('ab').not()", "b.startsWith('abx')"],
  },
  {
    text: "b.matches('^a')",
    mutants: ["b.matchesFull('^a')", "b.matches('a')", "b.matches('^a').not()", "b.matches('^ax')"],
  },
  {
    text: "b.matches('^a$')",
    mutants: ["b.matches('a$')", "b.matches('^a')", "b.matches('^a$').not()", "b.matches('^a$x')"],
  },
  {
    text: 'b.matches(%pattern)',
    mutants: [
      'b.matchesFull(%pattern)',
      "b.matches('a')",
      'b.matches(%pattern).not()',
      "b.matches(%pattern & 'x')",
    ],
  },
])('$text', ({ text, mutants }) => {
  expect(textsOf(text)).toEqual(mutants);
});

test('of the elements that could stand there, the first acceptable one is taken', () => {
  expect(textsOf('a.exists()', (json) => !json.includes('"x"'))).toEqual(['a.empty()', 'y.exists()']);
});

test('what is not accepted is not made', () => {
  expect(textsOf('b and c', () => false)).toEqual([]);
});

test.each([
  { text: "b = 'v' and  c", part: "'v'", from: "'v'", to: "'vx'" },
  { text: 'b and c', part: 'b and c', from: 'and', to: 'or' },
])('the change of $from to $to tells what it changes', ({ text, from, to }) => {
  const tree = parse(text);
  const { all: conditions } = conditionsOf(tree, true);
  const mutants = mutantsOf(tree, { constants, siblings: () => [], conditions }, () => true);
  expect(mutants).toContainEqual(expect.objectContaining({ from, to }));
});
