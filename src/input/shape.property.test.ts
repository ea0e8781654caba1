import fc from 'fast-check';
import type { Finding } from './finding.js';
import type { JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { releases } from '../fhir/release.js';
import { checkShape } from './shape.js';
import { barePlans } from './walk-plans.js';

const names = (
  'resourceType id _id url _url extension _extension modifierExtension value valueUri _valueUri valueUrl valueCoding ' +
  'valueDecimal valueInteger contained name given _given rest mode _mode resource entry parameter part text div ' +
  'fhirVersion format _format security cors period start code system display implementation interaction foo __proto__'
).split(' ');
const types = [
  'Patient',
  'CapabilityStatement',
  'Bundle',
  'Parameters',
  'OperationOutcome',
  'SubscriptionTopic',
  'Foo',
];
const words = ['4.0.1', '3.0.2', '5.0.0', '4.6.0', 'a', '', '\u0000', '\ud800', '😀'];

/** Trees of FHIR's own words, in place and out of place. */
const { value, object } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom(...words, ...types, null, true, 0, 1.5, 2 ** 60, -0),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() }),
    tie('value'),
    { maxKeys: 6 },
  ),
}));
const resource = fc
  .tuple(fc.constantFrom(...types), object)
  .map(([resourceType, json]): JsonObject => ({ ...json, resourceType }));
const release = fc.constantFrom(...releases);
const options = {
  maxDepth: 128,
  maxFindings: 1000,
  checkStrings: true,
  mayHidePoint: () => false,
  isParsed: false,
  plans: barePlans,
};

function countNames(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  const own = Array.isArray(json) ? 0 : Object.keys(json).length;
  return Object.values(json).reduce<number>((sum, each) => sum + countNames(each), own);
}

test('any value at all can be walked', () => {
  fc.assert(
    fc.property(
      fc.object({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withTypedArray: true,
        withNullPrototype: true,
      }),
      release,
      (json, version) => {
        checkShape({ ...json, resourceType: 'Patient' }, modelOf(version), options);
      },
    ),
  );
});

test('every name of a known resource is counted once, which finding repeated names relies on', () => {
  fc.assert(
    fc.property(resource, release, (json, version) => {
      const model = modelOf(version);
      fc.pre(model.isResourceType(String(json.resourceType)));
      expect(checkShape(json, model, options).keys).toBe(countNames(json));
    }),
    { numRuns: 2000 },
  );
});

test('every finding names a place that exists', () => {
  fc.assert(
    fc.property(resource, release, (json, version) => {
      for (const { path = [], location } of checkShape(json, modelOf(version), options).findings) {
        let at: unknown = json;
        for (const step of path) {
          expect(Object.hasOwn(at as object, step)).toBe(true);
          at = (at as Record<string | number, unknown>)[step];
        }
        expect(location).toMatch(new RegExp(`^${String(json.resourceType)}(?:\\.|$)`));
      }
    }),
    { numRuns: 1000 },
  );
});

/** A finding without its fix, which is a function of its own each time. */
const told = ({ fix: _, ...finding }: Finding): Omit<Finding, 'fix'> => finding;

test('a limit lists the first findings and counts the rest', () => {
  fc.assert(
    fc.property(resource, fc.nat({ max: 4 }), (json, maxFindings) => {
      const all = checkShape(json, modelOf('4.0'), options).findings;
      const { findings, leftOut } = checkShape(json, modelOf('4.0'), { ...options, maxFindings });
      expect(findings.map(told)).toEqual(all.slice(0, maxFindings).map(told));
      expect(leftOut).toBe(all.length - findings.length);
    }),
  );
});

test('the walk changes nothing', () => {
  fc.assert(
    fc.property(resource, value, (json, more) => {
      const whole = { ...json, extension: more };
      const before = structuredClone(whole);
      checkShape(whole, modelOf('4.0'), options);
      expect(whole).toEqual(before);
    }),
  );
});
