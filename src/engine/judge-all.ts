import { isObject, type ElementNode } from '../fhir/element.js';
import type { Finding } from '../input/finding.js';
import type { Found } from '../input/interest.js';
import type { Limits } from '../input/limits.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { judges } from './compile-rules.js';
import type { Dispatch } from './dispatch.js';
import { concernsIn } from './concerns-in.js';
import { judge } from './judge.js';
import { notJudged } from './notices.js';
import { createView } from './resource-view.js';

/** What the rules say of a resource and of those inside it. */
export interface Judged {
  readonly findings: Finding[];
  /** The rule that gave a finding. */
  readonly ruleOf: ReadonlyMap<Finding, Rule>;
  /** Findings beyond the limit, counted and not listed. */
  readonly leftOut: number;
}

/** What resources are judged by. */
export interface JudgeSettings {
  readonly packs: readonly RulePack[];
  readonly dispatch: Dispatch;
  readonly limits: Limits;
  /** The date that the caller gave. */
  readonly asOf: string | undefined;
}

/**
 * Evaluates the rules that may find something. `resources` are the root and those inside it, `found` what
 * the dispatch is interested in.
 */
export function judgeAll(
  resources: readonly ElementNode[],
  found: Found,
  { packs, dispatch, limits, asOf }: JudgeSettings,
): Judged {
  const ruleOf = new Map<Finding, Rule>();
  const unjudged: ElementNode[] = [];
  const [root] = resources;
  const concerns = concernsIn(root, found, dispatch);
  let leftOut = 0;
  let isJudged = false;
  for (const resource of resources) {
    const { type, model } = resource;
    if (type === undefined) continue;
    const before = ruleOf.size;
    const concern = concerns.get(resource.value);
    const view = createView(resource, asOf, concern ?? nothingFound);
    for (const rule of dispatch.rulesFor(type, model.release, concern?.rules)) {
      if (lacks(resource, rule.concern.needs)) continue;
      const judgement = judge(rule, view, limits.maxIssues);
      leftOut += judgement.failed - judgement.findings.length;
      for (const finding of judgement.findings) ruleOf.set(finding, rule.rule);
    }
    if (packs.some((pack) => judges(pack, type, model.release))) isJudged = true;
    else if (ruleOf.size === before && resource.name !== 'contained') unjudged.push(resource);
  }
  const findings = [...ruleOf.keys(), ...unjudgedFindings(unjudged, isJudged, packs, root)];
  return { findings, ruleOf, leftOut };
}

/** Whether an element is surely not there; a choice has other names in JSON. */
function lacks({ value, type }: ElementNode, name: string | undefined): boolean {
  if (name === undefined || !isObject(value) || type?.elements.get(name)?.isChoice !== false) return false;
  return value[name] === undefined && value[`_${name}`] === undefined;
}

const nothingFound = { extensions: [], hollow: [], unsound: [], typed: [] };

/** Where nothing was judged, that is said once of the whole; else once for each type and version left out. */
function unjudgedFindings(
  unjudged: readonly ElementNode[],
  isJudged: boolean,
  packs: readonly RulePack[],
  root: ElementNode | undefined,
): Finding[] {
  if (!isJudged) return root && unjudged.includes(root) ? [notJudged(root, packs)] : [];
  const first = new Map<string, ElementNode>();
  for (const node of unjudged) {
    const kind = `${node.type?.name ?? ''} ${node.model.release}`;
    if (node !== root && !first.has(kind)) first.set(kind, node);
  }
  return [...first.values()].map((node) => notJudged(node, packs));
}
