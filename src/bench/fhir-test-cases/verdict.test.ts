import { verdictOf } from './verdict.js';

test('a verdict holds what is said once, errors apart from the rest', () => {
  const { errors, others } = verdictOf([
    { severity: 'error', expression: 'A.b' },
    { severity: 'error', expression: 'A.b.ofType(uri)' },
    { severity: 'fatal', expression: '' },
    { severity: 'warning', expression: 'A.b' },
    { severity: 'information', expression: 'A.b' },
    { severity: 'warning', expression: '' },
  ]);
  expect([...errors]).toEqual(['A.b', '']);
  expect([...others]).toEqual(['warning A.b', 'information A.b', 'warning']);
});
