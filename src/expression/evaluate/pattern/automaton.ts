import type { Letters } from './alphabet.js';
import type { CodePoints } from './code-points.js';
import type { PatternNode, RepeatNode } from './pattern-node.js';

/** What a backtracking engine does next: take a letter, try several ways, or be done. */
export type State =
  | TakeState
  | { readonly kind: 'split'; readonly next: readonly State[] }
  | { readonly kind: 'assert'; readonly next: State }
  | { readonly kind: 'done' };

export interface TakeState {
  readonly kind: 'take';
  /** From 0 on. */
  readonly number: number;
  readonly letters: Letters;
  readonly next: State;
}

/** No way leads from a state back to it without taking a letter. */
export function createAutomaton(node: PatternNode, letters: ReadonlyMap<CodePoints, Letters>): State {
  let size = 0;
  const take = (points: CodePoints, next: State): State => ({
    kind: 'take',
    number: size++,
    letters: letters.get(points) ?? [],
    next,
  });
  return before(node, { kind: 'done' }, take);
}

type Take = (points: CodePoints, next: State) => State;

function before(node: PatternNode, next: State, take: Take): State {
  switch (node.kind) {
    case 'set':
      return take(node.points, next);
    case 'start':
    case 'end':
      return { kind: 'assert', next };
    case 'sequence':
      return node.parts.reduceRight((rest, part) => before(part, rest, take), next);
    case 'choice':
      return { kind: 'split', next: node.options.map((option) => before(option, next, take)) };
    case 'repeat':
      return beforeRepeat(node, next, take);
  }
}

function beforeRepeat({ body, min, max }: RepeatNode, next: State, take: Take): State {
  let rest = next;
  if (max === Infinity) {
    const ways: State[] = [];
    rest = { kind: 'split', next: ways };
    ways.push(before(body, rest, take), next);
  } else {
    for (let count = min; count < max; count++)
      rest = { kind: 'split', next: [before(body, rest, take), next] };
  }
  for (let count = 0; count < min; count++) rest = before(body, rest, take);
  return rest;
}
