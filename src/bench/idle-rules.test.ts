import { createValidator } from '../engine/validator.js';
import { generated } from './documents.js';
import { idleRules } from './idle-rules.js';

test('idle rules are as many as asked for, and apply to nothing in a generated statement', async () => {
  const validator = createValidator({ packs: [await idleRules(12)] });
  const [document] = generated('small', true).documents;
  expect(validator.check(document?.bytes).counts).toEqual({ failed: 0, passed: 0, notApplicable: 12 });
});

test('an idle rule would find its extension wherever it stood', async () => {
  const validator = createValidator({ packs: [await idleRules(2)] });
  const extension = (name: string, valueCode: string) => ({
    url: `http://server.test/idle-${name}`,
    valueCode,
  });
  const { counts } = validator.check({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    extension: [extension('0', 'b')],
    software: { name: 'a', extension: [extension('1', 'a')] },
  });
  expect(counts).toEqual({ failed: 1, passed: 1, notApplicable: 0 });
});
