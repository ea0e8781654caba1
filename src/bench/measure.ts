/** Work whose time is wanted as a multiple of the time that other work takes. */
export interface Comparison {
  readonly work: () => unknown;
  /** What `work` does beside what is wanted: its time is taken off. */
  readonly without?: () => unknown;
  readonly base: () => unknown;
}

export interface Pace {
  readonly rounds: number;
  /** One measurement repeats its work for so long, at least. */
  readonly milliseconds: number;
  /** Before the rounds, each work runs for so long, so that it is compiled. */
  readonly warmUp: number;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/**
 * The median ratio of each comparison over all rounds. A round measures everything once, and what is compared one
 * after the other, so that what else the machine does hits both alike, and no comparison in all its rounds.
 */
export function ratiosOf(comparisons: readonly Comparison[], pace: Pace): number[] {
  for (const { work, without, base } of comparisons) {
    for (const run of [base, work, without]) if (run !== undefined) timeOf(run, pace.warmUp, pace.now);
  }
  const ratios = comparisons.map((): number[] => []);
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const [index, comparison] of comparisons.entries())
      ratios[index]?.push(ratioOf(comparison, round % 2 === 1, pace));
  }
  return ratios.map(median);
}

/** Whatever gains by being first gains in every second round. */
function ratioOf(
  { work, without, base }: Comparison,
  isReversed: boolean,
  { milliseconds, now }: Pace,
): number {
  const runs = [base, work, ...(without === undefined ? [] : [without])];
  const times = new Map<() => unknown, number>();
  for (const run of isReversed ? runs.reverse() : runs) times.set(run, timeOf(run, milliseconds, now));
  const timed = (run: (() => unknown) | undefined): number => (run && times.get(run)) ?? 0;
  return (timed(work) - timed(without)) / timed(base);
}

/** Milliseconds of one run, of as many as fill the time. */
function timeOf(run: () => unknown, milliseconds: number, now: () => number): number {
  const start = now();
  let runs = 0;
  let elapsed: number;
  do {
    run();
    runs += 1;
    elapsed = now() - start;
  } while (elapsed < milliseconds);
  return elapsed / runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}
