import type { ElementNode } from '../fhir/element.js';
import { jsonPathOf, locationOf } from '../fhir/location.js';
import { EvaluationError, type Budget } from '../expression/evaluate/compiled.js';
import { displayText, isNode, type Item } from '../expression/evaluate/item.js';
import { createBudget, type Variables } from '../expression/evaluator.js';
import type { Finding } from '../input/finding.js';
import { sourceFor } from '../rules/release-pack.js';
import { variablesFor } from '../rules/variables.js';
import type { CompiledRule } from './compile-rules.js';
import type { ResourceView } from './resource-view.js';
import { ruleFix } from './rule-fix.js';
import { isTrue } from './truth.js';

/** How often a rule came to each of its three states, and what it found. */
export interface Judgement {
  passed: number;
  failed: number;
  notApplicable: number;
  readonly findings: Finding[];
}

/** Judges one resource by one rule. At most `maxFindings` are listed; all are counted. */
export function judge(compiled: CompiledRule, view: ResourceView, maxFindings: number): Judgement {
  const judgement: Judgement = { passed: 0, failed: 0, notApplicable: 0, findings: [] };
  const fail = (finding: () => Finding): void => {
    judgement.failed += 1;
    if (judgement.findings.length < maxFindings) judgement.findings.push(finding());
  };
  const budget = createBudget();
  let nodes: readonly ElementNode[];
  try {
    nodes = view.nodes(compiled, budget);
  } catch (error) {
    fail(() => exceptionFinding(compiled, view.resource, error));
    return judgement;
  }
  for (const node of nodes) {
    const verdict = judgeNode(compiled, node, view.asOf, budget);
    // The budget holds for the rule on the whole resource: what is left of it is not judged.
    const isSpent = budget.steps < 0;
    if (typeof verdict === 'function') fail(verdict);
    else judgement[verdict] += 1;
    if (isSpent) break;
  }
  if (judgement.passed + judgement.failed + judgement.notApplicable === 0) judgement.notApplicable = 1;
  return judgement;
}

/** What a rule says of one node: that it passed or does not apply, or, where it failed, how to tell that. */
export function judgeNode(
  compiled: CompiledRule,
  node: ElementNode,
  asOf: string | undefined,
  budget: Budget,
): 'passed' | 'notApplicable' | (() => Finding) {
  const variables = variablesFor(node, compiled.pack.constants, asOf);
  try {
    if (compiled.when !== undefined && !isTrue(compiled.when(node, variables, budget)))
      return 'notApplicable';
    const items = compiled.expression(node, variables, budget);
    return isTrue(items) ? 'passed' : () => failureFinding(compiled, node, variables, items, budget);
  } catch (error) {
    return () => exceptionFinding(compiled, node, error);
  }
}

function failureFinding(
  compiled: CompiledRule,
  node: ElementNode,
  variables: Variables,
  items: readonly Item[],
  budget: Budget,
): Finding {
  const { rule, fix } = compiled;
  return {
    ...findingOf(compiled, shownAt(compiled, node, variables, budget)),
    ...(fix && { fix: () => ruleFix(fix, node, variables) }),
    severity: rule.severity,
    code: rule.code,
    text: messageText(compiled, node, variables, budget),
    demand: demandOf(compiled, defectOf(items)),
  };
}

/** False and nothing fail as the author meant; anything else says that the expression is no condition. */
function defectOf(items: readonly Item[]): string {
  const [item, second] = items;
  if (second !== undefined) return ' The rule is defective: its expression gives several values.';
  const isBoolean = item === undefined || item === false || (isNode(item) && item.type?.name === 'boolean');
  return isBoolean
    ? ''
    : ' The rule is defective: its expression gives a value that is neither true nor false.';
}

const demandOf = ({ rule }: CompiledRule, more: string): string =>
  `${rule.human} Expression: ${rule.expression.text}${more}`;

function exceptionFinding(compiled: CompiledRule, node: ElementNode, error: unknown): Finding {
  if (!(error instanceof EvaluationError)) throw error;
  return {
    ...findingOf(compiled, node),
    severity: 'error',
    code: error.code,
    text: `The rule ${compiled.rule.key} could not be evaluated here: ${error.message}`,
    demand: demandOf(compiled, ''),
  };
}

type Bare = Omit<Finding, 'severity' | 'code' | 'text'>;

function findingOf({ rule, pack }: CompiledRule, at: ElementNode): Bare {
  return {
    key: rule.key,
    system: pack.url,
    source: pack.pack,
    messageId: rule.messageId ?? rule.key,
    location: locationOf(at),
    path: jsonPathOf(at),
    ...(rule.source !== undefined && { page: sourceFor(rule.source, at.model.release) }),
  };
}

/** Where the issue is shown: the first element that `at` gives, else the node itself. */
function shownAt({ at }: CompiledRule, node: ElementNode, variables: Variables, budget: Budget): ElementNode {
  const items = attempt(() => at?.(node, variables, budget));
  return items?.find(isNode) ?? node;
}

function messageText(
  { message, rule }: CompiledRule,
  node: ElementNode,
  variables: Variables,
  budget: Budget,
): string {
  const parts = attempt(() =>
    message.map((part) => (typeof part === 'string' ? part : insertedText(part(node, variables, budget)))),
  );
  return parts?.join('') ?? rule.human;
}

/** As much of some values as a person reads: a hostile resource may have any number of them, of any length. */
function insertedText(items: readonly Item[]): string {
  const texts = items.slice(0, mostValues).map((item) => cut(displayText(item)));
  const more = items.length - texts.length;
  return more > 0 ? `${texts.join(', ')} and ${more.toString()} more` : texts.join(', ');
}

const mostValues = 10;
const mostCharacters = 200;

const cut = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;

/** What only adorns an issue must not hide it: where it cannot be evaluated, the issue goes without. */
function attempt<T>(evaluate: () => T): T | undefined {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}
