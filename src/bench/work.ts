import { rootNode } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { defaultLimits } from '../input/limits.js';
import { checkShape } from '../input/shape.js';
import { compileRules, withExtended } from '../engine/compile-rules.js';
import { judgeAll } from '../engine/judge-all.js';
import type { RulePack } from '../rules/rule-pack.js';
import type { BenchDocument } from './documents.js';

/** Something done with one document, in full: what comes out is not used. */
export type Work = (document: BenchDocument) => unknown;

/** Work of the engine that is told by itself. */
export interface Part {
  readonly work: Work;
  /** What `work` has to do besides, and what is therefore taken off. */
  readonly without?: Work;
}

const model = modelOf('4.0');

/** All that the engine does for rules on a parsed object. */
export function rulesOf(chosen: readonly RulePack[]): Part {
  const packs = withExtended(chosen);
  const rules = compileRules(packs);
  return {
    work: ({ resource }) => judgeAll(rootNode(resource, model), packs, rules, defaultLimits.maxIssues),
  };
}

/** FHIR's JSON shape on a parsed object, whose strings may hold anything. */
export const shape: Part = {
  work: ({ resource }) =>
    checkShape(resource, model, {
      maxDepth: defaultLimits.maxDepth,
      maxFindings: defaultLimits.maxIssues,
      checkStrings: true,
    }),
};
