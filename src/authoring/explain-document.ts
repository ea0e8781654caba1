import { appliesTo, compileRules, type CompiledRule } from '../engine/compile-rules.js';
import { judgeNode } from '../engine/judge.js';
import { createView } from '../engine/resource-view.js';
import { EvaluationError } from '../expression/evaluate/compiled.js';
import { createBudget } from '../expression/evaluator.js';
import type { ElementNode } from '../fhir/element.js';
import { jsonPathOf, locationOf } from '../fhir/location.js';
import { releaseName } from '../fhir/release.js';
import type { Document } from '../input/document.js';
import { contextTrace, explainNode, verdictText, type Judged, type Verdict } from './explain-node.js';
import { createRecorder, type Recorder } from './trace.js';
import { traceLines } from './trace-text.js';

const maxResources = 10;
const maxNodes = 10;

/** How to look at a document. */
export interface ExplainSettings {
  /** How many lines of its file stand before it. */
  readonly lineOffset: number;
  /** The date that the rule judges by. */
  readonly asOf: string | undefined;
}

interface Source extends ExplainSettings {
  readonly document: Document;
}

/** How a rule comes to its verdict on the elements of a document that it judges, in lines. */
export function explainDocument(rule: CompiledRule, document: Document, settings: ExplainSettings): string[] {
  const recorder = createRecorder();
  const watching = compileRules([rule.pack], recorder.watch).find((each) => each.rule === rule.rule);
  const resources = document.resources.filter(
    ({ type, model }) => type !== undefined && appliesTo(rule, type, model.release),
  );
  if (resources.length === 0) return notApplicable(rule, document);
  const lines = resources
    .slice(0, maxResources)
    .flatMap((resource) =>
      explainResource(rule, watching ?? rule, recorder, resource, { document, ...settings }),
    );
  const left = resources.length - maxResources;
  return left > 0 ? [...lines, `… ${left.toString()} more resources are left out`] : lines;
}

function notApplicable({ rule, pack }: CompiledRule, { resources, findings }: Document): string[] {
  if (resources.length === 0) {
    const [first] = findings;
    return [`Nothing in it can be judged${first === undefined ? '.' : `: ${first.text}`}`];
  }
  const versions = (rule.fhirVersion ?? pack.fhirVersion).join(', ');
  const found = new Set(
    resources.map(({ type, model }) => `${type?.name ?? '?'} (FHIR ${releaseName(model.release)})`),
  );
  return [
    `The rule applies to ${rule.resource ?? pack.resource} in FHIR ${versions}; this is ${[...found].slice(0, 5).join(', ')}.`,
  ];
}

function explainResource(
  rule: CompiledRule,
  watching: CompiledRule,
  recorder: Recorder,
  resource: ElementNode,
  source: Source,
): string[] {
  const budget = createBudget();
  const context = contextTrace(watching, recorder, resource, source.asOf);
  let nodes: readonly ElementNode[];
  try {
    nodes = createView(resource, source.asOf).nodes(rule, budget);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const why = `${locationOf(resource)}: the context cannot be evaluated: ${error.message}`;
    return [why, ...indented(context === undefined ? [] : traceLines('context', context))];
  }
  if (nodes.length === 0) {
    const why =
      (context?.count ?? 0) > 0
        ? 'what the context gives is not sound JSON of FHIR, or belongs to another resource'
        : 'the context gives nothing';
    const head = `${locationOf(resource)}: not applicable: ${why}`;
    return [head, ...indented(context === undefined ? [] : traceLines('context', context))];
  }
  const judged = nodes.map((node) => ({ node, verdict: judgeNode(rule, node, source.asOf, budget) }));
  const shown = mostTelling(judged);
  const places = placesOf(shown, source);
  return [
    `${locationOf(resource)}: ${countText(judged)}`,
    ...shown.flatMap((each, index) => {
      const lines = [`${locationOf(each.node)}${places[index] ?? ''}: ${verdictText(each.verdict)}`];
      return indented([...lines, ...indented(explainNode(watching, recorder, each, source.asOf))]);
    }),
    ...(judged.length > shown.length
      ? [`  … ${(judged.length - shown.length).toString()} more elements are left out`]
      : []),
  ];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Failures first come to the list, which is in the order of the document. */
function mostTelling(judged: readonly Judged[]): Judged[] {
  if (judged.length <= maxNodes) return [...judged];
  const rank = ({ verdict }: Judged): number =>
    typeof verdict === 'function' ? 0 : verdict === 'passed' ? 1 : 2;
  const kept = new Set([...judged].sort((a, b) => rank(a) - rank(b)).slice(0, maxNodes));
  return judged.filter((each) => kept.has(each));
}

function countText(judged: readonly Judged[]): string {
  const count = (is: (verdict: Verdict) => boolean): string =>
    judged.filter(({ verdict }) => is(verdict)).length.toString();
  const failed = count((verdict) => typeof verdict === 'function');
  const passed = count((verdict) => verdict === 'passed');
  const skipped = count((verdict) => verdict === 'notApplicable');
  return `${failed} failed, ${passed} passed, ${skipped} not applicable`;
}

function placesOf(judged: readonly Judged[], { document, lineOffset }: Source): string[] {
  const requests = judged.map(({ node }) => ({ path: jsonPathOf(node) }));
  return (document.source?.locate(requests) ?? []).map((place) =>
    place === undefined ? '' : ` (${(place.line + lineOffset).toString()}:${place.column.toString()})`,
  );
}
