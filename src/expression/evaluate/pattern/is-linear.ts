import { lettersOf } from './alphabet.js';
import { createAutomaton, type State } from './automaton.js';
import { isAnchored, setsOf, type PatternNode } from './pattern-node.js';
import { hasSharedLoop } from './shared-loop.js';
import { takenByLetter, Tries } from './tries.js';
import { createWays } from './ways.js';

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
  if (everywhere && hasSharedLoop(start, waysOf)) return false;
  const first = new Tries();
  first.add(waysOf(start), 1);
  const found = new Set<string>();
  const open = [first];
  let steps = 0;
  for (let tries = open.pop(); tries !== undefined; tries = open.pop()) {
    for (const taken of takenByLetter(tries.states())) {
      const next = new Tries(everywhere ? first : undefined);
      for (const state of taken) {
        const ways = waysOf(state.next);
        if (everywhere && ways.succeeds) continue;
        next.add(ways, tries.countOf(state));
        steps += ways.tries.size + 1;
      }
      if (next.sum > maxTries || steps > maxSteps) return false;
      const key = next.key();
      if (!found.has(key)) open.push(next);
      found.add(key);
    }
  }
  return true;
}
