import type { State, TakeState } from './automaton.js';
import type { Ways } from './ways.js';

/**
 * Searches from many places of some text end up in the same loop, and none succeeds before: the commonest reason
 * for quadratic time, seen at a glance.
 */
export function hasSharedLoop(start: State, waysOf: (state: State) => Ways): boolean {
  const goesOn = (state: TakeState): boolean => !waysOf(state.next).succeeds;
  const loops = [...reached(start, waysOf, goesOn)].filter(
    (state) => goesOn(state) && waysOf(state.next).tries.has(state),
  );
  return loops.some((loop) => {
    const letters = new Set(loop.letters);
    const staysInside = (state: TakeState): boolean =>
      goesOn(state) && state.letters.some((letter) => letters.has(letter));
    return reached(start, waysOf, staysInside).has(loop);
  });
}

/** The states to try at the start, and behind every state that is passed. */
function reached(
  start: State,
  waysOf: (state: State) => Ways,
  isPassed: (state: TakeState) => boolean,
): ReadonlySet<TakeState> {
  const states = new Set(waysOf(start).tries.keys());
  for (const state of states)
    if (isPassed(state)) for (const next of waysOf(state.next).tries.keys()) states.add(next);
  return states;
}
