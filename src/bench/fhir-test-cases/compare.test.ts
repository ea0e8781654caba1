import { compare } from './compare.js';
import type { OurVerdict } from './judge-file.js';

const ours = (
  errors: string[],
  others: string[] = [],
  reach: OurVerdict['reach'] = 'judged',
): OurVerdict => ({
  errors: new Set(errors),
  others: new Set(others),
  reach,
});
const theirs = (errors: string[], others: string[] = []) => ({
  errors: new Set(errors),
  others: new Set(others),
});

test.each([
  { title: 'nothing to say', a: ours([]), b: theirs([]), errors: 'agree', others: 'agree' },
  {
    title: 'the same in another order',
    a: ours(['A', 'B']),
    b: theirs(['B', 'A']),
    errors: 'agree',
    others: 'agree',
  },
  {
    title: 'one warning more',
    a: ours(['A'], ['warning A']),
    b: theirs(['A']),
    errors: 'agree',
    others: 'differ',
  },
  { title: 'an error at another place', a: ours(['A']), b: theirs(['B']), errors: 'differ', others: 'agree' },
  {
    title: 'a refused text where errors are',
    a: ours([''], [], 'refused'),
    b: theirs(['A', 'B']),
    errors: 'agree',
    others: 'unknown',
  },
  {
    title: 'a refused text where none are',
    a: ours([''], [], 'refused'),
    b: theirs([]),
    errors: 'differ',
    others: 'unknown',
  },
  { title: 'no outcome of the reference', a: ours(['A']), b: {}, errors: 'unknown', others: 'unknown' },
])('$title: errors $errors, others $others', ({ a, b, errors, others }) => {
  expect(compare('errors', a, b).kind).toBe(errors);
  expect(compare('others', a, b).kind).toBe(others);
});

test('a difference tells what only one of the two says', () => {
  expect(compare('errors', ours(['A', 'B']), theirs(['B', 'C']))).toEqual({
    kind: 'differ',
    ours: ['A'],
    theirs: ['C'],
  });
});
