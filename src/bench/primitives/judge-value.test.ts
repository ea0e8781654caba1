import { createValidator } from '../../index.js';
import { isAsExpected, judgeValue } from './judge-value.js';
import { placesFor, type ValuePlace } from './value-places.js';

const validator = createValidator();
const first = (type: string): ValuePlace => placesFor(type)[0] ?? { at: '', statement: () => '' };
const value = (type: string, json: string, isValid: boolean) => ({ type, json, isValid });

test.each([
  { title: 'a value of the type', type: 'boolean', json: 'true', isRefused: false, errors: [] },
  {
    title: 'a value of another type',
    type: 'boolean',
    json: '1',
    isRefused: true,
    errors: [expect.stringContaining('extension[0].value [')],
  },
  { title: 'what is no JSON', type: 'boolean', json: '+1', isRefused: true, errors: ['[shape-json]'] },
  {
    title: 'what is wrong below',
    type: 'Reference',
    json: '{"display": 1}',
    isRefused: true,
    errors: [expect.stringContaining('value.display [')],
  },
])('$title: refused $isRefused', ({ type, json, isRefused, errors }) => {
  expect(judgeValue(value(type, json, true), first(type), validator)).toMatchObject({ isRefused, errors });
});

test('an error elsewhere refuses no value', () => {
  const place = {
    at: 'CapabilityStatement.url',
    statement: (json: string) => `{"resourceType": "CapabilityStatement", "urls": 1, "url": ${json}}`,
  };
  const judged = judgeValue(value('uri', '"a:b"', false), place, validator);
  expect(judged.isRefused).toBe(false);
  expect(judged.errors).toContainEqual('CapabilityStatement [shape-unknown-property]');
});

test.each([
  { isValid: true, isRefused: false, errors: [], is: true },
  { isValid: true, isRefused: true, errors: ['a'], is: false },
  { isValid: true, isRefused: false, errors: ['elsewhere'], is: false },
  { isValid: false, isRefused: true, errors: ['a'], is: true },
  { isValid: false, isRefused: false, errors: ['elsewhere'], is: false },
])(
  'valid $isValid, refused $isRefused, errors $errors: as expected $is',
  ({ isValid, isRefused, errors, is }) => {
    expect(isAsExpected({ value: value('uri', '"a"', isValid), at: 'A', isRefused, errors })).toBe(is);
  },
);
