import type { CompiledRule } from '../engine/compile-rules.js';
import type { judgeNode } from '../engine/judge.js';
import { EvaluationError } from '../expression/evaluate/compiled.js';
import type { ElementNode } from '../fhir/element.js';
import type { Finding } from '../input/finding.js';
import { variablesFor } from '../rules/variables.js';
import type { Recorder, Trace } from './trace.js';
import { traceLines } from './trace-text.js';

/** Evaluating every part costs more than judging; what takes longer is not worth reading. */
const watchedSteps = 1_000_000;

export type Verdict = ReturnType<typeof judgeNode>;

/** An element, and what the rule says of it. */
export interface Judged {
  readonly node: ElementNode;
  readonly verdict: Verdict;
}

export function verdictText(verdict: Verdict): string {
  if (typeof verdict !== 'function') return verdict === 'passed' ? 'passed' : 'not applicable';
  const finding: Finding = verdict();
  return isBroken(finding) ? `could not be evaluated: ${finding.text}` : `failed: ${finding.text}`;
}

const isBroken = ({ code }: Finding): boolean => code === 'exception' || code === 'too-costly';

/** The values behind a verdict. */
export function explainNode(
  watching: CompiledRule,
  recorder: Recorder,
  { node, verdict }: Judged,
  asOf: string | undefined,
): string[] {
  const { rule, when, expression, pack } = watching;
  const variables = variablesFor(node, pack.constants, asOf);
  const part = (label: string, source: typeof rule.expression, evaluate: typeof expression): string[] => {
    const failure = attempt(() => evaluate(node, variables, { steps: watchedSteps }));
    const lines = traceLines(label, recorder.take(source.tree));
    const wording =
      typeof verdict === 'function' && isBroken(verdict()) ? '' : ', though the verdict does not need it';
    return failure === undefined ? lines : [...lines, `  (a part cannot be evaluated${wording}: ${failure})`];
  };
  return [
    ...(rule.when && when ? part('when', rule.when, when) : []),
    ...(verdict === 'notApplicable' ? [] : part('expression', rule.expression, expression)),
  ];
}

/** What the steps of a context gave; undefined where there is none. */
export function contextTrace(
  { rule, context, pack }: CompiledRule,
  recorder: Recorder,
  resource: ElementNode,
  asOf: string | undefined,
): Trace | undefined {
  if (context === undefined || rule.context === undefined) return undefined;
  attempt(() => context(resource, variablesFor(resource, pack.constants, asOf), { steps: watchedSteps }));
  return recorder.take(rule.context.tree);
}

/** Why an expression could not be evaluated. */
function attempt(evaluate: () => unknown): string | undefined {
  try {
    evaluate();
    return undefined;
  } catch (error) {
    if (error instanceof EvaluationError) return error.message;
    throw error;
  }
}
