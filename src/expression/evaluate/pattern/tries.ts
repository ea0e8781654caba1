import type { Letters } from './alphabet.js';
import type { TakeState } from './automaton.js';
import type { Ways } from './ways.js';

/** The states to try at one place of the text, and in how many ways each is reached. */
export class Tries {
  /** In how many ways anything is tried, or the pattern is done. */
  sum: number;
  readonly #counts: Map<TakeState, number>;

  constructor(from?: Tries) {
    this.sum = from?.sum ?? 0;
    this.#counts = new Map(from === undefined ? [] : from.#counts);
  }

  add(ways: Ways, times: number): void {
    this.sum += ways.done * times;
    for (const [state, count] of ways.tries) {
      this.#counts.set(state, this.countOf(state) + count * times);
      this.sum += count * times;
    }
  }

  countOf(state: TakeState): number {
    return this.#counts.get(state) ?? 0;
  }

  states(): Iterable<TakeState> {
    return this.#counts.keys();
  }

  /** The same for the same counts, however they were found. */
  key(): string {
    let key = '';
    const states = [...this.#counts.keys()].sort((one, other) => one.number - other.number);
    for (const state of states) key += String.fromCharCode(state.number, this.countOf(state));
    return key;
  }
}

/** For each letter the states that take it, where they are not the same as for another letter. */
export function takenByLetter(states: Iterable<TakeState>): readonly (readonly TakeState[])[] {
  const groups = new Map<Letters, TakeState[]>();
  for (const state of states) {
    const group = groups.get(state.letters);
    if (group === undefined) groups.set(state.letters, [state]);
    else group.push(state);
  }
  const takers: string[] = [];
  const members = [...groups];
  members.forEach(([letters], index) => {
    const digit = String.fromCharCode(index);
    for (const letter of letters) takers[letter] = (takers[letter] ?? '') + digit;
  });
  return [...new Set(Object.values(takers))].map((key) =>
    Array.from(key).flatMap((digit) => members[digit.charCodeAt(0)]?.[1] ?? []),
  );
}
