import { defaultPackNames, shippedPack } from '../rules/shipped.js';
import { createValidator } from './validator.js';

const statement = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  kind: 'capability',
  rest: [{}],
};
const registry = shippedPack('capabilitystatement-registry');

const keysBy = (options = {}): string[] =>
  createValidator(options)
    .check(statement)
    .issues.map(({ key }) => key);

test('what only a registry asks is judged only where its pack is chosen', () => {
  expect(defaultPackNames()).not.toContain('capabilitystatement-registry');
  expect(keysBy()).not.toContain('reg-kind');
  expect(keysBy({ packs: [registry] })).toContain('reg-kind');
  expect(keysBy({ packs: [registry], off: ['registry'] })).not.toContain('reg-kind');
});
