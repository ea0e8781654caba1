import fc from 'fast-check';
import { createValidator } from '../engine/validator.js';
import { fingerprintsOf } from './fingerprint.js';

const validator = createValidator();
const prints = (resource: unknown, indent?: number): string[] =>
  [...fingerprintsOf(validator.check(JSON.stringify(resource, null, indent)))].sort();

const types = ['Patient', 'Observation', 'Location', 'Encounter', 'Device', 'Group'];

/** Some that nobody knows, and one that is told of once, wherever it stands first. */
const extensions = fc.uniqueArray(
  fc.record({
    url: fc.constantFrom(
      'http://a.test/one',
      'http://a.test/two',
      'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket',
    ),
    valueUri: fc.constant('wss://a.test/ws'),
  }),
  { selector: ({ url }) => url, minLength: 1 },
);

/** An interface with faults in many places: codes that there are none of, what is missing, what is too much. */
const faultyRest = fc.record({
  mode: fc.constantFrom('server', 'client'),
  extension: extensions,
  security: fc.record({ description: fc.constantFrom('', 'All', ' ') }),
  interaction: fc.uniqueArray(fc.record({ code: fc.constantFrom('batch', 'nope', 'transaction') }), {
    selector: ({ code }) => code,
  }),
  resource: fc.uniqueArray(
    fc.record({
      type: fc.constantFrom(...types, 'Nonsense'),
      extension: extensions,
      versioning: fc.constantFrom('versioned', 'sometimes'),
      interaction: fc.array(fc.record({ code: fc.constantFrom('read', 'search', 'update') }), {
        maxLength: 4,
      }),
      searchParam: fc.uniqueArray(
        fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), type: fc.constantFrom('string', 'text') }),
        { selector: ({ name }) => name },
      ),
    }),
    { selector: ({ type }) => type, minLength: 1 },
  ),
});

const statement = fc.record({
  resourceType: fc.constant('CapabilityStatement'),
  status: fc.constantFrom('active', 'alive'),
  date: fc.constantFrom('2026-01-01', '2026-13-01'),
  kind: fc.constant('requirements'),
  fhirVersion: fc.constant('4.0.1'),
  format: fc.uniqueArray(fc.constantFrom('json', 'xml', ' ttl', 'a b'), { minLength: 1 }),
  rest: fc.uniqueArray(faultyRest, { selector: ({ mode }) => mode, minLength: 1 }),
});

/** The same with the items of every list, and the properties of every object, in another order. */
function shuffled(value: unknown, random: () => number): unknown {
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) return mix(value.map((item: unknown) => shuffled(item, random)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(mix(Object.entries(value)).map(([key, each]) => [key, shuffled(each, random)]));
}

/** Numbers between 0 and 1 that a seed determines. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('sorting every list anew and writing on other lines changes no fingerprint', () => {
  fc.assert(
    fc.property(statement, fc.integer(), (resource, seed) => {
      expect(prints(shuffled(resource, randomOf(seed)), 2)).toEqual(prints(resource));
    }),
    { numRuns: 100 },
  );
});

test('what is added beside the faults changes no fingerprint, and neither do new faults', () => {
  fc.assert(
    fc.property(statement, (resource) => {
      const [rest, ...others] = resource.rest;
      const more = {
        ...resource,
        publisher: 'Tamarisk',
        format: ['application/fhir+json', ...resource.format],
        rest: [
          { ...rest, resource: [{ type: 'Account', versioning: 'never' }, ...(rest?.resource ?? [])] },
          ...others,
        ],
      };
      const after = new Set(prints(more));
      const gone = prints(resource).filter((print) => !after.has(print));
      expect(gone).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('all fingerprints of a statement differ', () => {
  fc.assert(
    fc.property(statement, (resource) => {
      const all = prints(resource);
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: 100 },
  );
});
