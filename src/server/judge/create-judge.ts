import { createLevels, offRules } from '../../config/levels.js';
import { offFault } from '../../engine/switch-off.js';
import { createValidator, type Validator } from '../../engine/validator.js';
import { defaultLimits, manyIssues } from '../../input/limits.js';
import { createDecide, isDecided } from './decide.js';
import type { Job, Verdict } from './job.js';
import { judgeResource, type Judging } from './judge-resource.js';
import type { JudgeOptions } from './judge-options.js';
import { judgeWrapper } from './judge-wrapper.js';
import { packChoice, packsForProfiles, type PackChoice } from './profiles.js';

/** Judges in this thread. Throws as `createValidator` does, and what it gives throws a `Problem`. */
export function createJudge(options: JudgeOptions = {}): (job: Job) => Verdict {
  const choice = packChoice(options.packs);
  const validatorFor = createValidators(choice, options);
  const judging: Judging = { choice, validatorFor, decide: createDecide(options) };
  // The packs that judge most requests are compiled before the first of them.
  validatorFor([]);
  return (job) => (job.kind === 'resource' ? judgeResource(job, judging) : judgeWrapper(job, judging));
}

/** Validators cost more to make than to use; there are not many choices that people make. */
function createValidators(choice: PackChoice, options: JudgeOptions): Judging['validatorFor'] {
  const made = new Map<string, Validator>();
  return (profiles, fhirVersion = options.fhirVersion) => {
    const packs = packsForProfiles(profiles, choice);
    const name = JSON.stringify([fhirVersion, ...packs.map(({ url }) => url)]);
    const known = made.get(name);
    if (known !== undefined) return known;
    const validator = validatorOf(packs, fhirVersion, options);
    if (made.size >= mostValidators) made.delete(made.keys().next().value ?? '');
    made.set(name, validator);
    return validator;
  };
}

const mostValidators = 32;

function validatorOf(
  packs: PackChoice['packs'],
  fhirVersion: string | undefined,
  { off = [], asOf, limits, config }: JudgeOptions,
): Validator {
  const maxIssues = limits?.maxIssues ?? defaultLimits.maxIssues;
  const allOff = [...off, ...offRules(createLevels(config?.rules ?? []), packs)];
  return createValidator({
    packs,
    limits: { ...limits, maxIssues: isDecided(config) ? Math.max(maxIssues, manyIssues) : maxIssues },
    // A profile may leave out the packs that it is about.
    off: allOff.filter((name) => offFault([name], packs) === undefined),
    ...(asOf !== undefined && { asOf }),
    ...(fhirVersion !== undefined && { fhirVersion }),
  });
}
