import { createValidator } from '../engine/validator.js';
import { outcomeLine } from './collection.js';
import { namedOutcomeLine } from './named-outcome-line.js';
import { namedOutcome } from './named-outcome.js';

const validator = createValidator();
const good = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">A server.</div>' },
  date: '2026-01-01',
  kind: 'requirements',
  fhirVersion: '4.0.1',
  format: ['json'],
  description: 'A server.',
  rest: [{ mode: 'server' }],
};

test.each([
  { title: 'without issues', resource: good },
  { title: 'with issues', resource: { ...good, status: 'on' } },
])('an outcome on one line is the outcome: $title', ({ resource }) => {
  const judged = { result: validator.check(resource), suppressed: [] };
  expect(judged.result.issues.length > 0).toBe(resource !== good);
  for (const name of ['a.ndjson:1', '-', 'a "b".json', 'a\\u001b[31m\u202e.json', '$&', ''])
    expect(namedOutcomeLine(name, judged)).toBe(outcomeLine(namedOutcome(name, judged)));
});
