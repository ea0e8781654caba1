import type { ElementNode } from '../fhir/element.js';
import type { RuleCount } from './check-result.js';
import { appliesTo, type CompiledRule } from './compile-rules.js';
import { judge } from './judge.js';
import { createView } from './resource-view.js';

type Counts = Pick<RuleCount, 'passed' | 'failed' | 'notApplicable'>;

/** Evaluates every rule on every resource that it speaks about, and counts what came of it. */
export function countRules(
  resources: readonly ElementNode[],
  rules: readonly CompiledRule[],
  asOf: string | undefined,
): RuleCount[] {
  const counts = new Map<CompiledRule, Counts>();
  for (const resource of resources) {
    const { type, model } = resource;
    if (type === undefined) continue;
    const view = createView(resource, asOf);
    for (const rule of rules) {
      if (!appliesTo(rule, type, model.release)) continue;
      counts.set(rule, added(counts.get(rule), judge(rule, view, 0)));
    }
  }
  return [...counts].map(([{ rule, pack }, count]) => ({ pack: pack.pack, rule, ...count }));
}

const added = (counts: Counts | undefined, more: Counts): Counts => ({
  passed: (counts?.passed ?? 0) + more.passed,
  failed: (counts?.failed ?? 0) + more.failed,
  notApplicable: (counts?.notApplicable ?? 0) + more.notApplicable,
});
