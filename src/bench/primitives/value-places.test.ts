import { createValidator } from '../../index.js';
import { placesFor } from './value-places.js';

test.each([
  { type: 'uri', at: ['extension[0].value', 'url'] },
  { type: 'decimal', at: ['extension[0].value'] },
  { type: 'Reference', at: ['extension[0].value'] },
  { type: 'xhtml', at: ['text.div'] },
  { type: 'nonsense', at: [] },
])('a value of type $type stands at $at', ({ type, at }) => {
  expect(placesFor(type).map((place) => place.at)).toEqual(at.map((each) => `CapabilityStatement.${each}`));
});

test.each(['true', '"a$&b"', '+1', '{"reference": "a"}'])('%s is put in as it is', (json) => {
  for (const place of placesFor('string')) expect(place.statement(json)).toContain(`:${json}`);
});

test.each([
  { type: 'boolean', json: 'true' },
  { type: 'canonical', json: '"http://a.test/b|1"' },
  { type: 'dateTime', json: '"2026-01-01"' },
  { type: 'id', json: '"a"' },
  { type: 'instant', json: '"2026-01-01T00:00:00Z"' },
  { type: 'markdown', json: '"a"' },
  { type: 'positiveInt', json: '1' },
  { type: 'string', json: '"a"' },
  { type: 'unsignedInt', json: '0' },
  { type: 'uri', json: '"http://a.test"' },
  { type: 'url', json: '"http://a.test"' },
  { type: 'xhtml', json: JSON.stringify('<div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div>') },
])('a statement with a $type is clean wherever it stands', ({ type, json }) => {
  const validator = createValidator();
  const outcomes = placesFor(type).map((place) => validator.validate(place.statement(json)));
  expect(outcomes.flatMap(({ issue }) => issue.filter(({ severity }) => severity === 'error'))).toEqual([]);
});
