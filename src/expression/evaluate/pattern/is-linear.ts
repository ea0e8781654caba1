import { lettersOf } from './alphabet.js';
import { createAutomaton, type State, type TakeState } from './automaton.js';
import { isAnchored, setsOf, type PatternNode } from './pattern-node.js';
import { addTries, createWays, type Tries } from './ways.js';

/** How many states an engine may try at one place of the text, all ways to get there taken together. */
const maxTries = 256;
/** How much the proof may cost. */
const maxSteps = 10_000;

/**
 * Whether a backtracking engine looks for the pattern in steps linear in the text, whatever the text.
 *
 * All that it may ever do is to follow every way through the automaton. So this counts the ways that lead to
 * each state, for all texts at once: to the proof a text is no more than the counts that it ends in, of which
 * there are few when each is small. `full` asks for a match of the whole text.
 */
export function isLinear(node: PatternNode, full: boolean): boolean {
  const start = createAutomaton(node, lettersOf(setsOf(node)));
  if (!full && !isAnchored(node) && !isBounded(start, true)) return false;
  return isBounded(start, false);
}

/**
 * With `everywhere`, counts the ways from all places of the text, at each of which a search begins anew until
 * one succeeds. Ways that succeed are not counted on: the search that finds one is the last.
 */
function isBounded(start: State, everywhere: boolean): boolean {
  const waysOf = createWays();
  const first = waysOf(start).tries;
  const found = new Set<string>();
  const open: Tries[] = [first];
  let steps = 0;
  for (let tries = open.pop(); tries !== undefined; tries = open.pop()) {
    for (const taken of takenByLetter(tries)) {
      const next = new Map<TakeState, number>(everywhere ? first : []);
      let count = 0;
      for (const state of taken) {
        const ways = waysOf(state.next);
        const times = tries.get(state) ?? 0;
        if (everywhere && ways.succeeds) continue;
        addTries(next, ways.tries, times);
        count += ways.done * times;
        steps += ways.tries.size + 1;
      }
      for (const each of next.values()) count += each;
      if (count > maxTries || steps > maxSteps) return false;
      const key = keyOf(next);
      if (!found.has(key)) open.push(next);
      found.add(key);
    }
  }
  return true;
}

/** For each letter, the states that take it, where they are not the same as for another letter. */
function takenByLetter(tries: Tries): Iterable<readonly TakeState[]> {
  const taken: { key: string; states: TakeState[] }[] = [];
  for (const state of tries.keys()) {
    for (const letter of state.letters) {
      const known = (taken[letter] ??= { key: '', states: [] });
      known.key += String.fromCharCode(state.number);
      known.states.push(state);
    }
  }
  const distinct = new Map<string, readonly TakeState[]>();
  taken.forEach(({ key, states }) => distinct.set(key, states));
  return distinct.values();
}

/** The same key for the same counts, however they were found. */
function keyOf(tries: Tries): string {
  const counts: number[] = [];
  for (const [state, count] of tries) counts.push(state.number * (maxTries + 1) + count);
  return counts.sort((one, other) => one - other).join();
}
