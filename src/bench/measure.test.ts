import { median, ratiosOf, type Comparison } from './measure.js';

/** A clock that only work moves; the machine is slower by `slowness` at a time. */
function fakeMachine(slowness: (time: number) => number = () => 1) {
  let time = 0;
  const log: string[] = [];
  const work = (name: string, cost: number) => (): void => {
    log.push(name);
    time += cost * slowness(time);
  };
  return { work, log, now: () => time };
}

const pace = { rounds: 7, milliseconds: 60, warmUp: 10 };

describe('a ratio', () => {
  test.each([
    { title: 'is the work to the base', work: 30, base: 20, ratio: 1.5 },
    { title: 'holds for work shorter than a measurement', work: 0.25, base: 1, ratio: 0.25 },
    { title: 'holds for work longer than a measurement', work: 6000, base: 100, ratio: 60 },
  ])('$title', ({ work, base, ratio }) => {
    const machine = fakeMachine();
    const comparison = { work: machine.work('work', work), base: machine.work('base', base) };
    expect(ratiosOf([comparison], { ...pace, now: machine.now })).toEqual([ratio]);
  });

  test('is without what else the work does', () => {
    const { work, now } = fakeMachine();
    const comparison = { work: work('all', 50), without: work('rest', 30), base: work('base', 10) };
    expect(ratiosOf([comparison], { ...pace, now })).toEqual([2]);
  });

  test('is not moved by a machine that is busy for some rounds', () => {
    const { work, now } = fakeMachine((time) => (time > 300 && time < 700 ? 9 : 1));
    const comparison = { work: work('work', 20), base: work('base', 10) };
    expect(ratiosOf([comparison], { ...pace, now })).toEqual([2]);
  });
});

test('each measurement fills its time, in turns, after a warm-up', () => {
  const { work, log, now } = fakeMachine();
  const comparisons: Comparison[] = [
    { work: work('a', 20), base: work('b', 30) },
    { work: work('c', 60), base: work('d', 60) },
  ];
  ratiosOf(comparisons, { rounds: 2, milliseconds: 60, warmUp: 0, now });
  expect(log.join('')).toBe('badc' + 'bbaaadc' + 'aaabbcd');
});

test.each([
  { values: [3, 1, 2], middle: 2 },
  { values: [10, 9, 1, 2], middle: 5.5 },
  { values: [4], middle: 4 },
])('the median of $values is $middle', ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});
