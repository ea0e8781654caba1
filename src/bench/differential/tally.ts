import { locationOf } from '../../fhir/location.js';
import { compare } from './compare.js';
import type { Question, Values } from './evaluate.js';

/** A difference that no row of the table explains. */
export interface Unexplained {
  readonly expression: string;
  readonly subject: string;
  readonly location: string;
  readonly ours: Values;
  readonly theirs: Values;
}

export interface Tally {
  readonly expressions: number;
  readonly documents: number;
  readonly comparisons: number;
  readonly equal: number;
  /** Row of the table -> differences that it explains; those that take several rows count for each. */
  readonly known: ReadonlyMap<string, number>;
  readonly unexplained: readonly Unexplained[];
}

/** Asks both sides every question. */
export function compareAll(questions: Iterable<Question>): Tally {
  const expressions = new Set<string>();
  const documents = new Set<string>();
  const known = new Map<string, number>();
  const unexplained: Unexplained[] = [];
  let comparisons = 0;
  let equal = 0;
  for (const question of questions) {
    comparisons += 1;
    expressions.add(question.text);
    documents.add(question.subject.name);
    const verdict = compare(question);
    if (verdict.kind === 'equal') equal += 1;
    else if (verdict.kind === 'known')
      for (const name of verdict.names) known.set(name, (known.get(name) ?? 0) + 1);
    else {
      const { ours, theirs } = verdict;
      const { text: expression, subject, node } = question;
      unexplained.push({ expression, subject: subject.name, location: locationOf(node), ours, theirs });
    }
  }
  return { expressions: expressions.size, documents: documents.size, comparisons, equal, known, unexplained };
}
