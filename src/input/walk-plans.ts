import type { Model, TypeDefinition } from '../fhir/model/model.js';
import type { Demands, ResourceDemands } from './demands.js';
import type { Interest } from './interest.js';
import { createPlans, type PlanOf } from './walk-plan.js';

/** What the walk goes by inside resources of one type. */
export interface ResourcePlans {
  readonly planOf: PlanOf;
  readonly demands: ResourceDemands | undefined;
}

/** What walks go by: made once, used for any number of inputs. */
export interface WalkPlans {
  readonly interest: Interest | undefined;
  /** Keys of findings that nobody wants to be told of. */
  readonly off: ReadonlySet<string>;
  of(resource: TypeDefinition, model: Model): ResourcePlans;
}

export interface WalkPlanOptions {
  readonly interest?: Interest | undefined;
  readonly demands?: Demands | undefined;
  readonly off?: ReadonlySet<string>;
}

/** Resources of which nothing is demanded share their plans. */
export function createWalkPlans({ interest, demands, off = new Set() }: WalkPlanOptions = {}): WalkPlans {
  const common: ResourcePlans = { planOf: createPlans(undefined, interest), demands: undefined };
  const known = new Map<TypeDefinition, ResourcePlans>();
  return {
    interest,
    off,
    of(type, { release }) {
      let plans = known.get(type);
      if (plans === undefined) {
        const own = demands?.of(type, release);
        plans = own === undefined ? common : { planOf: createPlans(own, interest), demands: own };
        known.set(type, plans);
      }
      return plans;
    },
  };
}

/** The shape alone: no demands, and nothing of interest. */
export const barePlans: WalkPlans = createWalkPlans();
