import type { State, TakeState } from './automaton.js';

/** What an engine can do at a state before it takes a letter. */
export interface Ways {
  /** The states that take a letter, and in how many ways each is reached. */
  readonly tries: ReadonlyMap<TakeState, number>;
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
      for (const ways of all)
        for (const [each, count] of ways.tries) tries.set(each, (tries.get(each) ?? 0) + count);
      const done = all.reduce((sum, ways) => sum + ways.done, 0);
      return { tries, done, succeeds: all.some(({ succeeds }) => succeeds) };
    }
  }
}
