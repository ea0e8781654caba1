import { missesOf, tableOf, type Round } from './figures.js';

const good: Round = {
  halfLatency: 2.5,
  tailLatency: 12,
  idleTail: 6,
  validating: 1500,
  sameHop: 2500,
  noHop: 3000,
  toSameHop: 0.6,
  toNoHop: 0.5,
  slowHeads: 40,
  slowBodies: 20,
  start: 900,
  memory: 200,
};

test('the table tells the median and the spread of the rounds, and whether the median keeps the promise', () => {
  const rounds = [good, { ...good, tailLatency: 30 }, { ...good, tailLatency: 21 }];
  const lines = tableOf(rounds).split('\n');
  expect(lines).toHaveLength(13);
  expect(lines[2]?.split(/ {2,}/)).toEqual([
    '100 a second, p99',
    'ms',
    '21.0',
    '12.0 to 30.0',
    '<= 20',
    'missed',
  ]);
  expect(lines[7]?.split(/ {2,}/).slice(2)).toEqual(['0.60', '0.60 to 0.60', '>= 0.5', 'ok']);
  expect(lines[4]?.split(/ {2,}/)).toEqual(['saturated', '1/s', '1500', '1500 to 1500']);
});

const tail = '100 a second, p99: 24.0 ms, and the promise is <= 20.';
const slow = '/healthz beside 500 slow heads, slowest: 120 ms, and the promise is <= 100.';
const ratio =
  'validating to not, through workers: 0.20 ratio, and the promise is >= 0.5 (0.25 until that is reached).';

test.each([
  { title: 'all promises kept', rounds: [good], margin: 0, misses: [] },
  { title: 'a slow tail', rounds: [{ ...good, tailLatency: 24 }], margin: 0, misses: [tail] },
  {
    title: 'a slow tail within the margin',
    rounds: [{ ...good, tailLatency: 24 }],
    margin: 0.25,
    misses: [],
  },
  {
    title: 'a tail that is quick in one round',
    rounds: [good, { ...good, tailLatency: 24 }, { ...good, tailLatency: 90 }],
    margin: 0,
    misses: [],
  },
  { title: 'slow health', rounds: [{ ...good, slowHeads: 120 }], margin: 0.1, misses: [slow] },
  { title: 'a ratio that is reached', rounds: [{ ...good, toSameHop: 0.3 }], margin: 0, misses: [] },
  {
    title: 'a ratio that is not, in most rounds',
    rounds: [good, { ...good, toSameHop: 0.2 }, { ...good, toSameHop: 0.1 }],
    margin: 0.2,
    misses: [ratio],
  },
])('$title with a margin of $margin', ({ rounds, margin, misses }) => {
  expect(missesOf(rounds, margin)).toEqual(misses);
});

test('what could not be measured is missed', () => {
  expect(missesOf([{ ...good, slowBodies: NaN }], 1)).toHaveLength(1);
});
