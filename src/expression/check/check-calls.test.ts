import { faultsOf, faultTexts } from './faults-of.test.helper.js';
import { forbiddenFunctions, signatures } from './functions.js';

describe('functions that rules may not call', () => {
  test.each([
    { expression: 'rest.resource.profile.resolve().exists()', at: 'resolve' },
    { expression: "status.memberOf('http://h/vs')", at: 'memberOf' },
    { expression: "conformsTo('http://h/p')", at: 'conformsTo' },
    { expression: "name.trace('x').exists()", at: 'trace' },
    { expression: 'date < now()', at: 'now' },
    { expression: 'date < today()', at: 'today' },
    { expression: '@T10 < timeOfDay()', at: 'timeOfDay' },
    { expression: 'rest.security.service.subsumes(rest.security.service)', at: 'subsumes' },
    { expression: 'rest.security.service.subsumedBy(rest.security.service)', at: 'subsumedBy' },
    { expression: 'rest.where(resource.all(profile.resolve().exists())).exists()', at: 'resolve' },
  ])('$expression', ({ expression, at }) => {
    expect(faultTexts(expression)).toEqual([`forbidden-function: ${at}`]);
  });

  test('none of them is also allowed', () => {
    expect(Object.keys(forbiddenFunctions).filter((name) => Object.hasOwn(signatures, name))).toEqual([]);
  });
});

test.each([
  { expression: 'fooBar()', at: 'fooBar', hint: '' },
  { expression: 'name.exist()', at: 'exist', hint: 'exists' },
  { expression: "name.startWith('a')", at: 'startWith', hint: 'startsWith' },
  { expression: 'rest.resource.frist().exists()', at: 'frist', hint: 'first' },
  { expression: 'rest.mode.sorted().exists()', at: 'sorted', hint: 'sort' },
  { expression: "hasTemplateIdOf('x')", at: 'hasTemplateIdOf', hint: '' },
])('$expression calls a function that there is not', ({ expression, at, hint }) => {
  expect(faultTexts(expression)).toEqual([`unknown-function: ${at}`]);
  expect(faultsOf(expression)[0]?.text).toContain(hint);
});

describe('the number of arguments', () => {
  test.each([
    { expression: 'rest.where().exists()', at: 'where' },
    { expression: "rest.exists(mode = 'a', mode = 'b')", at: 'exists' },
    { expression: 'rest.all()', at: 'all' },
    { expression: 'rest.count(1) = 1', at: 'count' },
    { expression: 'rest.first(1).exists()', at: 'first' },
    { expression: "not(name = 'x')", at: 'not' },
    { expression: 'name.matches()', at: 'matches' },
    { expression: "name.replace('a') = 'b'", at: 'replace' },
    { expression: "name.substring(1, 2, 3) = 'b'", at: 'substring' },
    { expression: 'iif(true)', at: 'iif' },
    { expression: 'iif(true, 1, 2, 3) = 1', at: 'iif' },
    { expression: 'is(CapabilityStatement, Patient)', at: 'is' },
    { expression: 'extension().exists()', at: 'extension' },
    { expression: 'rest.aggregate() = 1', at: 'aggregate' },
  ])('$expression', ({ expression, at }) => {
    expect(faultTexts(expression)).toEqual([`wrong-arguments: ${at}`]);
  });

  test.each(Object.entries(signatures))('of %s() is bounded', (name, { arity: [, max] }) => {
    const given = Array.from({ length: max + 1 }, () => '1').join(', ');
    expect(faultTexts(`${name}(${given})`, { isCondition: false })).toEqual([`wrong-arguments: ${name}`]);
  });
});

describe('types that there are not', () => {
  test.each([
    { expression: 'name is strng', at: 'strng', hint: 'string' },
    { expression: 'name.is(FHIR.strin)', at: 'strin', hint: 'string' },
    { expression: 'extension.value.ofType(URI).exists()', at: 'URI', hint: 'uri' },
    { expression: 'extension.value.ofType(System.uri).exists()', at: 'uri', hint: 'uri' },
    { expression: 'extension.value.as(valueUri).exists()', at: 'valueUri', hint: '' },
    { expression: "extension.value.ofType('uri').exists()", at: "'uri'", hint: '' },
    { expression: 'rest.ofType(CapabilityStatement.rest).exists()', at: 'rest', hint: 'CapabilityStatement' },
    { expression: '(name as strin).exists()', at: 'strin', hint: 'string' },
    { expression: 'contained.ofType(Patint).exists()', at: 'Patint', hint: 'Patient' },
  ])('$expression', ({ expression, at, hint }) => {
    expect(faultTexts(expression)).toEqual([`unknown-type: ${at}`]);
    expect(faultsOf(expression)[0]?.text).toContain(hint);
  });
});

describe('variables that there are not', () => {
  const constants = { websocket: 'urn:w' };
  test.each([
    { expression: "%websokcet = 'a'", at: '%websokcet', hint: '%websocket' },
    { expression: '%resorce.exists()', at: '%resorce', hint: '%resource' },
    { expression: "%`web-socket` = 'a'", at: '%`web-socket`', hint: '%websocket' },
    { expression: "%'web-socket' = 'a'", at: "%'web-socket'", hint: '%websocket' },
    { expression: '%terminologies.exists()', at: '%terminologies', hint: '' },
    { expression: "%`vs-name` = 'a'", at: '%`vs-name`', hint: '' },
  ])('$expression', ({ expression, at, hint }) => {
    expect(faultTexts(expression, { constants })).toEqual([`unknown-variable: ${at}`]);
    expect(faultsOf(expression, { constants })[0]?.text).toContain(hint);
  });

  test.each(['%websocket', '%`websocket`', "%'websocket'"])('%s is one that there is', (variable) => {
    expect(faultTexts(`url = ${variable}`, { constants })).toEqual([]);
  });
});

describe('functions that are newer than FHIRPath 2.0', () => {
  test.each([
    {
      expression: "rest.exists(%side = 'a') or rest.defineVariable('side').exists()",
      fault: 'unknown-variable: %side',
    },
    { expression: "rest.mode.abs() = 'a'", fault: 'type-mismatch: abs' },
    { expression: 'name.round().exists()', fault: 'type-mismatch: round' },
    { expression: 'rest.resource.sort(typ).exists()', fault: 'unknown-element: typ' },
    { expression: 'coalesce(nam, title).exists()', fault: 'unknown-element: nam' },
    { expression: "date.lowBoundary('a') = date", fault: "type-mismatch: 'a'" },
  ])('$expression: $fault', ({ expression, fault }) => {
    expect(faultTexts(expression)).toEqual([fault]);
  });
});
