import { createView, type ResourceView } from '../engine/resource-view.js';
import { judgeNode } from '../engine/judge.js';
import type { CompiledRule } from '../engine/compile-rules.js';
import { EvaluationError, type Budget } from '../expression/evaluate/compiled.js';
import { createBudget, isCovered, mayNeedFallback } from '../expression/evaluator.js';
import { printExpression } from '../expression/print.js';
import { childExpressions, type Expression } from '../expression/syntax.js';
import type { ElementNode } from '../fhir/element.js';
import { releaseName } from '../fhir/release.js';
import { defaultLimits } from '../input/limits.js';
import { readDocument } from '../input/document.js';
import { expressionsOf } from '../rules/expressions-of.js';
import { sourceFor } from '../rules/release-pack.js';
import type { Example } from '../rules/rule-pack.js';
import { fixWords } from './fix-words.js';

const sourceOf = (source: string | undefined): string | undefined =>
  source === undefined ? undefined : sourceFor(source, undefined);

/** A rule in words: what it says, where it applies, how it is evaluated, what that costs, and its examples. */
export function explainRule(compiled: CompiledRule): string[] {
  const { rule, pack } = compiled;
  const fields: [string, string | undefined][] = [
    ['why', rule.requirements],
    ['source', sourceOf(rule.source ?? pack.source)],
    ['docs', rule.docs],
    ['status', rule.status === 'active' ? undefined : rule.status],
    ['instead', rule.replacedBy],
    ['context', rule.context?.text ?? 'the resource itself'],
    ['when', rule.when?.text],
    ['expression', rule.expression.text],
    ['at', rule.at?.text],
    ['fix', rule.fix && fixWords(rule.fix)],
    ['applies to', scopeText(compiled)],
    ['evaluated', `${meansText(compiled)}; ${dispatchText(compiled)}`],
    ['cost', costText(compiled)],
  ];
  return [
    ...headLines(compiled),
    ...fields.flatMap(([name, text]) =>
      text === undefined ? [] : [`  ${`${name}:`.padEnd(12)}${oneLine(text)}`],
    ),
    ...exampleLines(compiled),
  ];
}

/** The key and the sentence, which both ways to explain a rule begin with. */
export const headLines = ({ rule, pack }: CompiledRule): string[] => [
  `${rule.key}: ${rule.severity}, of the pack ${pack.pack} ${pack.version}`,
  `  ${oneLine(rule.human)}`,
];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function scopeText({ rule, pack }: CompiledRule): string {
  const type = rule.resource ?? pack.resource;
  const versions = (rule.fhirVersion ?? pack.fhirVersion).map(
    (release) => `${release} (${releaseName(release)})`,
  );
  return `${type === 'Resource' ? 'resources of every type' : type}, in FHIR ${versions.join(', ')}`;
}

function meansText({ rule }: CompiledRule): string {
  const trees = expressionsOf(rule).map(({ tree }) => tree);
  const uncovered = trees.filter((tree) => !isCovered(tree)).map((tree) => printExpression(culprit(tree)));
  if (uncovered.length > 0) return `by fhirpath.js, for ${uncovered.join(' and ')} (the rest is compiled)`;
  return trees.some(mayNeedFallback)
    ? 'compiled (by fhirpath.js only where it meets a unit that the compiler does not know)'
    : 'compiled';
}

/** The smallest part that the compiler does not cover. */
function culprit(expression: Expression): Expression {
  const inner = childExpressions(expression).find((each) => !isCovered(each));
  return inner === undefined ? expression : culprit(inner);
}

/** When a rule is evaluated at all, as `createDispatch` decides it. */
function dispatchText({ concern }: CompiledRule): string {
  const { urls, isOfUrlAlone, isOfContent, terms } = concern;
  if (urls !== undefined) return `only on a resource that has an extension ${[...urls].join(' or ')}`;
  if (isOfUrlAlone) return 'once for each distinct url of an extension, and where that fails';
  if (terms !== undefined) return 'only on a resource that has extensions';
  return isOfContent ? 'only on elements that hold nothing' : 'on every resource that it applies to';
}

/** Steps are counted and not timed: they are the same on every machine. */
function costText(compiled: CompiledRule): string | undefined {
  const { pass, fail, skip } = compiled.rule.examples;
  const steps = [...pass, ...fail, ...skip].map((example) => stepsOf(compiled, example));
  if (steps.length === 0) return undefined;
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  const range = least === most ? least.toString() : `${least.toString()} to ${most.toString()}`;
  const budget = createBudget().steps.toLocaleString('en-US');
  return `${range} ${most === 1 ? 'step' : 'steps'} an example; a resource may take ${budget}`;
}

function stepsOf(compiled: CompiledRule, { resource, asOf }: Example): number {
  const { resources } = readDocument(resource, defaultLimits, undefined);
  const budget = createBudget();
  const before = budget.steps;
  for (const each of resources) {
    const view = createView(each, asOf);
    for (const node of nodesOf(compiled, view, budget)) judgeNode(compiled, node, asOf, budget);
  }
  return before - budget.steps;
}

function nodesOf(compiled: CompiledRule, view: ResourceView, budget: Budget): readonly ElementNode[] {
  try {
    return view.nodes(compiled, budget);
  } catch (error) {
    if (error instanceof EvaluationError) return [];
    throw error;
  }
}

function exampleLines({ rule }: CompiledRule): string[] {
  const lists = (['pass', 'fail', 'skip'] as const).flatMap((list) => {
    const examples = rule.examples[list];
    if (examples.length === 0) return [];
    const names = examples.map(
      ({ name, place }) => `line ${place.line.toString()}${name === undefined ? '' : ` (${oneLine(name)})`}`,
    );
    return [`    ${list}: ${names.join(', ')}`];
  });
  const file = [...rule.examples.pass, ...rule.examples.fail][0]?.place.file;
  return file === undefined ? [] : [`  examples in ${file}:`, ...lists];
}
