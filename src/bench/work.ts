import { rootNode } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { defaultLimits } from '../input/limits.js';
import { checkShape } from '../input/shape.js';
import { barePlans, createWalkPlans } from '../input/walk-plans.js';
import { compileRules, withExtended } from '../engine/compile-rules.js';
import { createDispatch } from '../engine/dispatch.js';
import { judgeAll } from '../engine/judge-all.js';
import { demandsOf } from '../engine/structure/demands-of.js';
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

/** What rules add to the walk for the JSON shape, which looks out for them on its way. */
export function rulesOf(chosen: readonly RulePack[]): Part {
  const packs = withExtended(chosen);
  const dispatch = createDispatch(compileRules(packs));
  const settings = { packs, dispatch, limits: defaultLimits, asOf: undefined };
  const plans = createWalkPlans({ interest: dispatch, demands: demandsOf(packs) });
  return {
    work: ({ resource }) => {
      const found = checkShape(resource, model, { ...options, plans });
      return judgeAll([rootNode(resource, model)], found, settings);
    },
    without: shape.work,
  };
}

/** As the validator does it for a text without escaped control characters. */
const options = {
  maxDepth: defaultLimits.maxDepth,
  maxFindings: defaultLimits.maxIssues,
  checkStrings: false,
  mayHidePoint: () => false,
  isParsed: true,
  plans: barePlans,
};

/** FHIR's JSON shape on an object that `JSON.parse` gave. */
export const shape: Part = { work: ({ resource }) => checkShape(resource, model, options) };
