import fc from 'fast-check';
import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

const statement = (rest: unknown): Record<string, unknown> => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  fhirVersion: '4.0.1',
  rest,
});

const severitiesOf = (input: unknown): string[] =>
  validator.validate(input).issue.map((each) => each.severity);

const fail = (): never => {
  throw new Error('not to be looked at');
};

const hostile = new Proxy(
  {},
  {
    get: fail,
    set: fail,
    has: fail,
    ownKeys: fail,
    getPrototypeOf: fail,
    setPrototypeOf: fail,
    defineProperty: fail,
    deleteProperty: fail,
    getOwnPropertyDescriptor: fail,
    isExtensible: fail,
    preventExtensions: fail,
  },
);

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic(): unknown {
  const rest: Record<string, unknown> = { mode: 'server' };
  rest.extension = [{ url: U, extension: [rest] }];
  return statement([rest]);
}

function nested(depth: number): unknown {
  let extension: unknown = { url: U };
  for (let level = 0; level < depth; level++) extension = { url: U, extension: [extension] };
  return statement([{ mode: 'server', extension: [extension] }]);
}

test.each([
  { title: 'a Proxy that throws in every trap', input: hostile },
  { title: 'a revoked Proxy', input: revoked() },
  { title: 'a Proxy within', input: statement(hostile) },
  { title: 'a Proxy deep within', input: statement([{ extension: [{ url: hostile }] }]) },
  {
    title: 'a getter that throws',
    input: Object.defineProperty({}, 'resourceType', { enumerable: true, get: fail }),
  },
  {
    title: 'a getter that throws within',
    input: statement([Object.defineProperty({}, 'mode', { enumerable: true, get: fail })]),
  },
  { title: 'a cycle', input: cyclic() },
  { title: 'deep nesting', input: nested(200) },
  { title: 'very deep nesting', input: nested(50_000) },
  { title: 'very deep nesting in text', input: '['.repeat(100_000) },
  {
    title: 'very deep nesting in a statement',
    input: `{"resourceType":"Patient","a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
  },
  { title: 'undefined', input: undefined },
  { title: 'null', input: null },
  { title: 'a number', input: 5 },
  { title: 'a bigint', input: 5n },
  { title: 'a symbol', input: Symbol('a') },
  { title: 'a function', input: fail },
  { title: 'a Date', input: new Date(0) },
  { title: 'a Map', input: new Map([['resourceType', 'CapabilityStatement']]) },
  { title: 'an array of statements', input: [statement([])] },
  { title: 'an object without a prototype', input: Object.create(null) as unknown },
  { title: 'a resourceType that is a bigint', input: { resourceType: 1n } },
  { title: 'a resourceType that is a function', input: { resourceType: fail } },
  { title: 'a resourceType of Object', input: { resourceType: 'constructor' } },
  { title: 'a resourceType of __proto__', input: '{"resourceType":"__proto__"}' },
])('$title is fatal, and nothing is thrown', ({ input }) => {
  expect(severitiesOf(input)).toEqual(['fatal']);
});

test.each([
  { title: 'functions', value: fail },
  { title: 'symbols', value: Symbol('a') },
  { title: 'bigints', value: 1n },
  { title: 'Dates', value: new Date(0) },
  { title: 'Maps', value: new Map() },
  { title: 'arrays with holes', value: new Array(3) },
])('$title where FHIR has something else are faults of the shape', ({ value }) => {
  const input = statement([{ mode: value, extension: [{ url: U, valueUri: value }] }]);
  expect(severitiesOf(input)).toContain('error');
});

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const property = fc.constantFrom(
  'extension',
  'mode',
  '_mode',
  'security',
  'resource',
  'url',
  'valueUri',
  '__proto__',
);
const inStatement = fc
  .dictionary(property, fc.oneof(anything, fc.array(fc.dictionary(property, anything))))
  .map((rest) => statement([rest]));

test('nothing makes it throw, and everything gets an outcome', () => {
  const input = fc.oneof(anything, inStatement, fc.string(), fc.json(), fc.uint8Array());
  fc.assert(
    fc.property(input, (value) => {
      const { resourceType, issue } = validator.validate(value);
      expect(resourceType).toBe('OperationOutcome');
      expect(issue.length).toBeGreaterThan(0);
    }),
  );
});

test('a text and the object that it says get the same verdict', () => {
  const fields = fc.dictionary(
    property,
    fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(property, fc.jsonValue()))),
  );
  const onlyInText = new Set(['shape-number-precision']);
  const verdict = (input: unknown): string[] =>
    validator
      .check(input)
      .issues.filter(({ key }) => !onlyInText.has(key))
      .map(({ key, issue }) => `${issue.severity} ${key} ${issue.expression?.join(' ') ?? ''}`);
  fc.assert(
    fc.property(fields, (rest) => {
      const text = JSON.stringify(statement([rest]));
      expect(verdict(text)).toEqual(verdict(JSON.parse(text)));
    }),
  );
});
