import { createValidator } from '../../index.js';
import { hasFailed, tally, tallyLines, type Tally } from './tally.js';

test('what files come to is counted by severity, code and key', () => {
  const tallies = new Map<string, Tally>();
  const validator = createValidator({ packs: [] });
  for (const [file, text] of [
    ['a.json', '{"resourceType": "Patient", "nick": 1, "nock": 2}'],
    ['b.json', '{"resourceType": "Patient", "nick": 1}'],
    ['c.json', '{"resourceType": "Patient", "nick": 1}'],
    ['d.json', ''],
  ] as const)
    tally(tallies, file, validator.check(text));
  expect(tallyLines(tallies)).toEqual([
    '      4  error structure shape-unknown-property in 3 files',
    expect.stringMatching(/^ {6}1 {2}fatal invalid .* in 1 files d\.json$/),
    '      3  information not-supported not-judged in 3 files',
  ]);
  expect(hasFailed(tallies)).toBe(false);
});

test.each(['error exception ws-type', 'fatal invalid shape-unreadable'])('%s is a failure', (key) => {
  expect(hasFailed(new Map([[key, { count: 1, files: new Set(['a.json']) }]]))).toBe(true);
});
