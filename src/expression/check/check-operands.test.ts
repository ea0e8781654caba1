import { faultTexts } from './faults-of.test.helper.js';

describe('what is no condition', () => {
  test.each([
    { expression: "name = 'x' or 'y'", at: "'y'" },
    { expression: "'y' or name = 'x'", at: "'y'" },
    { expression: "name = 'a' implies 'b'", at: "'b'" },
    { expression: 'status and true', at: 'status' },
    { expression: 'true xor rest', at: 'rest' },
    { expression: 'rest.where(mode).exists()', at: 'mode' },
    { expression: 'rest.exists(mode)', at: 'mode' },
    { expression: "rest.exists(mode = 'server' or 'client')", at: "'client'" },
    { expression: "rest.all('x')", at: "'x'" },
    { expression: 'iif(name, true, false)', at: 'name' },
    { expression: 'name', at: 'name' },
    { expression: 'rest.resource', at: 'resource' },
    { expression: 'rest.count()', at: 'count' },
    { expression: "'x'", at: "'x'" },
    { expression: '1', at: '1' },
    { expression: "name & 'x'", at: '&' },
    { expression: 'rest | document', at: '|' },
    { expression: '%resource.name', at: 'name' },
  ])('$expression', ({ expression, at }) => {
    expect(faultTexts(expression)).toEqual([`not-a-condition: ${at}`]);
  });

  test('unless nobody asks for one', () => {
    expect(faultTexts('name', { isCondition: false })).toEqual([]);
  });
});

describe('what is never alike', () => {
  test.each([
    { expression: "rest.security.service.coding = 'OAuth'", at: '=' },
    { expression: "rest.security.service = 'OAuth'", at: '=' },
    { expression: "rest.security.service.coding != 'OAuth'", at: '!=' },
    { expression: "rest.security.service.coding ~ 'OAuth'", at: '~' },
    { expression: "rest.security.service in ('OAuth' | 'Basic')", at: 'in' },
    { expression: "rest.security.service.coding contains 'OAuth'", at: 'contains' },
    { expression: "rest = 'server'", at: '=' },
    { expression: "experimental = 'true'", at: '=' },
    { expression: "rest.count() = '1'", at: '=' },
    { expression: 'name = name.length()', at: '=' },
    { expression: "date > '2024-01-01'", at: '>' },
    { expression: "date = '2024-01-01'", at: '=' },
    { expression: 'date > @T10:00', at: '>' },
    { expression: 'name = @2024', at: '=' },
    { expression: 'software.releaseDate = 2024', at: '=' },
    { expression: 'name < 3', at: '<' },
    { expression: 'rest.resource.type = rest.resource.readHistory', at: '=' },
  ])('$expression', ({ expression, at }) => {
    expect(faultTexts(expression)).toEqual([`type-mismatch: ${at}`]);
  });
});

describe('what an operator or a function cannot work on', () => {
  test.each([
    { expression: 'experimental < true', at: '<' },
    { expression: 'rest > rest', at: '>' },
    { expression: 'name * 2 = 4', at: '*' },
    { expression: 'name - 1 = 4', at: '-' },
    { expression: "name + 1 = 'a'", at: '+' },
    { expression: "name & 1 = 'a'", at: '&' },
    { expression: "rest & 'a' = 'b'", at: '&' },
    { expression: "-name = 'a'", at: '-' },
    { expression: 'rest[name].exists()', at: 'name' },
    { expression: 'name.not()', at: 'not' },
    { expression: 'rest.allTrue()', at: 'allTrue' },
    { expression: "rest.startsWith('a')", at: 'startsWith' },
    { expression: "experimental.matches('a')", at: 'matches' },
    { expression: 'rest.resource.length() > 1', at: 'length' },
    { expression: 'name.startsWith(1)', at: '1' },
    { expression: 'name.startsWith(rest)', at: 'rest' },
    { expression: "name.substring('a') = 'b'", at: "'a'" },
    { expression: "rest.skip('a').exists()", at: "'a'" },
    { expression: 'name.sqrt() = 2', at: 'sqrt' },
    { expression: 'extension(1).exists()', at: '1' },
  ])('$expression', ({ expression, at }) => {
    expect(faultTexts(expression)).toEqual([`type-mismatch: ${at}`]);
  });
});
