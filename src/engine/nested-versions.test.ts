import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const statement = { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' };

describe('each resource within another is of its own version, where it says so', () => {
  const bundle = (...resources: unknown[]): unknown => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });
  const stu3 = { ...statement, fhirVersion: '3.0.2', acceptUnknown: 'no', format: ['json'] };
  const r5 = { ...statement, fhirVersion: '5.0.0', acceptLanguage: ['en'] };

  test('what its version has is known', () => {
    expect(validator.check(bundle(stu3, statement, r5)).issues).toEqual([]);
  });

  test('what its version has not is unknown', () => {
    const { issues } = validator.check(
      bundle({ ...stu3, fhirVersion: '4.0.1' }, { ...r5, fhirVersion: '4.0.1' }),
    );
    expect(issues.map(({ key, issue }) => [key, issue.expression?.[0]])).toEqual([
      ['shape-unknown-property', 'Bundle.entry[0].resource'],
      ['shape-unknown-property', 'Bundle.entry[1].resource'],
    ]);
  });
});
