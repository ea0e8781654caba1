import type { ElementNode } from '../fhir/element.js';
import type { Finding } from '../input/finding.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import type { RuleCount } from './check-result.js';
import { appliesTo, judges, type CompiledRule } from './compile-rules.js';
import { judge } from './judge.js';
import { notJudged } from './notices.js';
import { resourcesIn } from './resources.js';

/** What the rules say of a resource and of those inside it. */
export interface Judged {
  readonly findings: Finding[];
  /** The rule that gave a finding. */
  readonly ruleOf: ReadonlyMap<Finding, Rule>;
  readonly counts: readonly RuleCount[];
  /** Findings beyond the limit, counted and not listed. */
  readonly leftOut: number;
}

type Counts = Pick<RuleCount, 'passed' | 'failed' | 'notApplicable'>;

export function judgeAll(
  root: ElementNode,
  packs: readonly RulePack[],
  rules: readonly CompiledRule[],
  maxFindings: number,
): Judged {
  const ruleOf = new Map<Finding, Rule>();
  const counts = new Map<CompiledRule, Counts>();
  const unjudged: ElementNode[] = [];
  let leftOut = 0;
  let isJudged = false;
  for (const resource of resourcesIn(root)) {
    const { type, model } = resource;
    if (type === undefined) continue;
    const before = ruleOf.size;
    for (const rule of rules) {
      if (!appliesTo(rule, type, model.release)) continue;
      const judgement = judge(rule, resource, maxFindings);
      counts.set(rule, added(counts.get(rule), judgement));
      leftOut += judgement.failed - judgement.findings.length;
      for (const finding of judgement.findings) ruleOf.set(finding, rule.rule);
    }
    if (packs.some((pack) => judges(pack, type, model.release))) isJudged = true;
    else if (ruleOf.size === before && resource.name !== 'contained') unjudged.push(resource);
  }
  const findings = [...ruleOf.keys(), ...unjudgedFindings(root, unjudged, isJudged, packs)];
  const list = [...counts].map(([{ rule, pack }, count]) => ({ pack: pack.pack, rule, ...count }));
  return { findings, ruleOf, counts: list, leftOut };
}

const added = (counts: Counts | undefined, more: Counts): Counts => ({
  passed: (counts?.passed ?? 0) + more.passed,
  failed: (counts?.failed ?? 0) + more.failed,
  notApplicable: (counts?.notApplicable ?? 0) + more.notApplicable,
});

/** Where nothing was judged, that is said once of the whole; else once for each type and version left out. */
function unjudgedFindings(
  root: ElementNode,
  unjudged: readonly ElementNode[],
  isJudged: boolean,
  packs: readonly RulePack[],
): Finding[] {
  if (!isJudged) return unjudged.includes(root) ? [notJudged(root, packs)] : [];
  const first = new Map<string, ElementNode>();
  for (const node of unjudged) {
    const kind = `${node.type?.name ?? ''} ${node.model.release}`;
    if (node !== root && !first.has(kind)) first.set(kind, node);
  }
  return [...first.values()].map((node) => notJudged(node, packs));
}
