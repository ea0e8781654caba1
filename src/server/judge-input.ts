import type { Outcome } from '../fhir/issue.js';
import { outcomeOf } from '../engine/outcome.js';
import { outcomeLine, outcomeText } from '../report/collection.js';
import type { Verdict } from './judge/job.js';
import { asProblem, Problem, problemOutcome } from './problem.js';
import type { Exchange } from './exchange.js';

/** One of several resources in a request: a file or a line. Where it could not be read, why. */
export interface NamedInput {
  readonly name: string;
  readonly content: Uint8Array | Problem;
}

/**
 * Judges one of several. What cannot be judged costs that one alone: its verdict says why, as that of a single resource
 * would.
 */
export async function judgeInput(
  { name, content }: NamedInput,
  { settings, question, tally, form }: Exchange,
): Promise<Verdict> {
  const { isPretty } = form;
  try {
    if (content instanceof Problem) throw content;
    const verdict = await whenFree(settings.maxWait, () =>
      settings.judge({ kind: 'resource', bytes: content, isOperation: false, isPretty, name, ...question }),
    );
    tally.add(verdict.issues);
    return verdict;
  } catch (error) {
    const problem = asProblem(error);
    tally.failed(problem);
    const outcome: Outcome = outcomeOf(problemOutcome(problem).issue, name);
    const text = isPretty ? outcomeText(outcome) : outcomeLine(outcome);
    const issues = { fatal: 1 };
    tally.add(issues);
    return { status: problem.status, text, form: 'fhir', issues };
  }
}

/** A single resource is turned away from a full server; one of many waits until there is room. */
async function whenFree<T>(maxWait: number, work: () => Promise<T>): Promise<T> {
  for (const start = performance.now(); ;) {
    try {
      return await work();
    } catch (error) {
      const isFull = error instanceof Problem && error.code === 'server-full';
      if (!isFull || performance.now() - start > maxWait) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Milliseconds between attempts. */
const pause = 20;
