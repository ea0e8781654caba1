import type { JsonObject } from '../../fhir/element.js';
import { faultTexts } from '../../expression/check/faults-of.test.helper.js';
import { ask } from './ask.test.helper.js';
import { compare } from './compare.js';

const url = 'http://h/e';

const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'p',
  active: false,
  gender: 'male',
  birthDate: '1970-06-01',
  deceasedDateTime: '2020-01-01T10:00:00Z',
  multipleBirthInteger: 2,
  name: [
    { use: 'official', family: 'Doe', given: ['Ann', 'Bo'] },
    { use: 'usual', family: 'Roe', given: ['Ann'], _family: { extension: [{ url, valueString: 'r' }] } },
  ],
  telecom: [
    { system: 'phone', value: '123', rank: 1 },
    { system: 'email', value: 'a@h.test', rank: 2 },
  ],
  extension: [
    { url, valueDecimal: 1.5 },
    { url: `${url}2`, valueCoding: { system: 's', code: 'c' } },
  ],
  maritalStatus: {
    coding: [
      { system: 's', code: 'M' },
      { system: 's', code: 'c' },
    ],
    text: 'Married',
  },
  contained: [{ resourceType: 'Organization', id: 'o', active: true, name: 'Org' }],
  managingOrganization: { reference: '#o' },
};

const inputs = [
  ...[
    '{}',
    'true',
    '1',
    '2.5',
    "'ab'",
    "'a b'",
    '@2020-01-01',
    '@T10:00',
    '(1 | 2 | 3)',
    "('a' | 'b')",
    '(true | false)',
  ],
  ...['$this', 'active', 'gender', 'birthDate', 'deceased.ofType(dateTime)', 'multipleBirth.ofType(integer)'],
  ...[
    'name',
    'name.given',
    'name[0].family',
    'name[1].family',
    'telecom.rank',
    'contact',
    'contained.ofType(Organization)',
  ],
  ...[`extension('${url}').value.ofType(decimal)`, 'maritalStatus', 'maritalStatus.coding', 'link.type'],
];

const calls = [
  ...['empty()', 'exists()', 'exists($this is string)', 'all($this is string)', 'count()', 'not()'],
  ...['allTrue()', 'anyTrue()', 'allFalse()', 'anyFalse()', 'distinct()', 'isDistinct()'],
  ...[
    "subsetOf('ab' | 1)",
    'supersetOf(1 | true)',
    'supersetOf({})',
    "combine('ab')",
    'union(1)',
    'union({})',
  ],
  ...['intersect(1 | true)', "exclude('ab')", 'exclude({})', 'where(true)', 'where({})', 'where($index = 0)'],
  ...[
    'select($this)',
    'select($index)',
    'select({})',
    "select('x')",
    'repeat(children())',
    'children()',
    'descendants().count()',
  ],
  ...[
    'ofType(string)',
    'ofType(code)',
    'ofType(Coding)',
    'is(string)',
    'is(FHIR.dateTime)',
    'is(System.String)',
    'as(string)',
    'as(Coding)',
  ],
  ...['first()', 'last()', 'tail()', 'single()', 'skip(1)', 'skip(0)', 'take(1)', 'take(0)', 'take({})'],
  ...[`extension('${url}')`, 'extension({})', 'hasValue()', 'getValue()', 'type().name', 'type().namespace'],
  ...[
    'length()',
    'upper()',
    'lower()',
    'trim()',
    "startsWith('a')",
    "endsWith('b')",
    "contains('n')",
    "indexOf('b')",
  ],
  ...[
    "matches('a.*')",
    "matchesFull('a.')",
    "replace('a', 'x')",
    "replaceMatches('[ab]', 'x')",
    'toChars()',
    "split(' ')",
  ],
  ...["join('+')", 'join()', 'substring(1)', 'substring(0, 1)', 'substring(5)'],
  ...['abs()', 'ceiling()', 'floor()', 'truncate()', 'sqrt()', 'exp()', 'ln()', 'log(10)', 'power(2)'],
  ...[
    'select(iif(hasValue(), toString(), {}))',
    'toInteger()',
    'toDecimal()',
    'toBoolean()',
    "iif($this is string, 's', 'o')",
    'aggregate($total + 1, 0)',
  ],
];

/** One item or none. */
const single = [
  ...['{}', 'true', 'false', '1', '2.5', "'ab'", "'Doe'", '@2020-01-01', '@2020-01-01T10:00:00Z', '@T10:00'],
  ...['active', 'gender', 'birthDate', 'deceased.ofType(dateTime)', 'multipleBirth.ofType(integer)'],
  ...['name[0].family', `extension('${url}').value.ofType(decimal)`, 'link.type'],
];

const several = [
  ...single,
  'name.given',
  'maritalStatus.coding',
  'maritalStatus.coding[1]',
  "('ab' | 'Ann')",
  '(1 | 2)',
];

const operators = [
  ...['and', 'or', 'xor', 'implies', '<', '<=', '>', '>='].map((operator) => ({
    operator,
    left: single,
    right: single,
  })),
  ...['+', '-', '*', '/', 'div', 'mod', '&'].map((operator) => ({ operator, left: single, right: single })),
  ...['=', '!=', '~', '!~', '|'].map((operator) => ({ operator, left: several, right: several })),
  { operator: 'in', left: [...single, 'maritalStatus.coding[1]'], right: several },
  { operator: 'contains', left: several, right: [...single, 'maritalStatus.coding[1]'] },
];

/** What a pack could hold: the checker finds nothing. */
const isAllowed = (expression: string): boolean =>
  faultTexts(expression, { on: 'Patient', isCondition: false }).length === 0;

const disagreements = (expressions: readonly string[], resource: JsonObject): unknown[] =>
  expressions
    .filter(isAllowed)
    .map((expression) => ({ expression, verdict: compare(ask(expression, resource)) }))
    .filter(({ verdict }) => verdict.kind !== 'equal');

test.each(inputs)('functions on %s', (input) => {
  expect(
    disagreements(
      calls.map((call) => `${input}.${call}`),
      patient,
    ),
  ).toEqual([]);
});

test.each(operators)('operands of $operator', ({ operator, left, right }) => {
  const expressions = left.flatMap((a) => right.map((b) => `${a} ${operator} ${b}`));
  expect(disagreements(expressions, patient)).toEqual([]);
});
