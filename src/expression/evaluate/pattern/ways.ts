import type { State, TakeState } from './automaton.js';

/** The states to try at one place of the text, and in how many ways each is reached. */
export type Tries = ReadonlyMap<TakeState, number>;

/** What an engine can do at a state before it takes a letter. */
export interface Ways {
  readonly tries: Tries;
  /** In how many ways the pattern is done. */
  readonly done: number;
  /** One of them is done whatever comes next in the text. */
  readonly succeeds: boolean;
}

/** Finds the ways from a state, each state's once. */
export function createWays(): (state: State) => Ways {
  const known = new Map<State, Ways>();
  const waysOf = (state: State): Ways => {
    const before = known.get(state);
    if (before !== undefined) return before;
    const ways = waysFrom(state, waysOf);
    known.set(state, ways);
    return ways;
  };
  return waysOf;
}

function waysFrom(state: State, waysOf: (state: State) => Ways): Ways {
  switch (state.kind) {
    case 'take':
      return { tries: new Map([[state, 1]]), done: 0, succeeds: false };
    case 'done':
      return { tries: new Map(), done: 1, succeeds: true };
    case 'assert':
      return { ...waysOf(state.next), succeeds: false };
    case 'split': {
      const all = state.next.map(waysOf);
      const tries = new Map<TakeState, number>();
      for (const ways of all) addTries(tries, ways.tries, 1);
      const done = all.reduce((sum, ways) => sum + ways.done, 0);
      return { tries, done, succeeds: all.some(({ succeeds }) => succeeds) };
    }
  }
}

export function addTries(sum: Map<TakeState, number>, tries: Tries, times: number): void {
  for (const [state, count] of tries) sum.set(state, (sum.get(state) ?? 0) + count * times);
}
