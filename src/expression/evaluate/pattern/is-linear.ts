import { lettersOf } from './alphabet.js';
import { createAutomaton, type State } from './automaton.js';
import { isAnchored, longestOf, setsOf, type PatternNode } from './pattern-node.js';
import { hasSharedLoop } from './shared-loop.js';
import { takenByLetter, Tries } from './tries.js';
import { createWays, type Ways } from './ways.js';

/** How many states an engine may try at one place of the text, all ways to get there taken together. */
const maxTries = 256;
/** As many when a search may begin anew at each place, but cannot go far. */
const maxTriesOfSearch = 4000;
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
  const waysOf = createWays();
  const oneStart = full || isAnchored(node);
  if (!oneStart && hasSharedLoop(start, waysOf)) return false;
  const most = mostTries(start, waysOf, false);
  if (most === undefined) return false;
  return (
    oneStart || most * longestOf(node) <= maxTriesOfSearch || mostTries(start, waysOf, true) !== undefined
  );
}

/**
 * The most tries at one place of any text, or undefined if they are too many, or too many to tell.
 *
 * With `everywhere`, counts the ways from all places of the text, at each of which a search begins anew until
 * one succeeds. Ways that succeed are not counted on: the search that finds one is the last.
 */
function mostTries(start: State, waysOf: (state: State) => Ways, everywhere: boolean): number | undefined {
  const first = new Tries();
  first.add(waysOf(start), 1);
  const found = new Set<string>();
  const open = [first];
  let steps = 0;
  let most = first.sum;
  for (let tries = open.pop(); tries !== undefined; tries = open.pop()) {
    for (const taken of takenByLetter(tries.states())) {
      const next = new Tries(everywhere ? first : undefined);
      for (const state of taken) {
        const ways = waysOf(state.next);
        if (everywhere && ways.succeeds) continue;
        next.add(ways, tries.countOf(state));
        steps += ways.tries.size + 1;
      }
      most = Math.max(most, next.sum);
      if (most > maxTries || steps > maxSteps) return undefined;
      const key = next.key();
      if (!found.has(key)) open.push(next);
      found.add(key);
    }
  }
  return most;
}
