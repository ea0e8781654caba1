import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { createValidator, type Validator } from '../engine/validator.js';
import type { Example, Rule, RulePack } from '../rules/rule-pack.js';
import {
  exampleLists,
  placed,
  proved,
  verdictOf,
  type ExampleList,
  type Failure,
  type Observed,
  type Verdict,
} from './verdict.js';

/** What became of one example. */
export interface Proof extends Verdict {
  readonly rule: Rule;
  readonly list: ExampleList;
  /** Position in its list, from 0. */
  readonly index: number;
  readonly example: Example;
  /** How many elements the rule passed and failed in it. */
  readonly passed: number;
  readonly failed: number;
}

/** Tries every example of a pack's own rules. Those of packs it extends are proved where they are at home. */
export function provePack(pack: RulePack): Proof[] {
  const validatorFor = createValidators(pack);
  return pack.rules.flatMap((rule) =>
    exampleLists.flatMap((list) =>
      rule.examples[list].map((example, index) => {
        const result = validatorFor(example).check(example.resource);
        const observed = observe(rule, pack, result);
        const verdict = judgeExample(rule, list, example, observed, result);
        const counts = { passed: observed.passed, failed: observed.failures.length };
        return { rule, list, index, example, ...counts, ...verdict };
      }),
    ),
  );
}

/** One for each date that examples give. An example that states no version is of one that the pack holds for. */
function createValidators(pack: RulePack): (example: Example) => Validator {
  const known = new Map<string, Validator>();
  const [first] = pack.fhirVersion;
  return ({ asOf, resource }) => {
    const fhirVersion = pack.fhirVersion.includes('4.0') || 'fhirVersion' in resource ? undefined : first;
    const key = JSON.stringify([asOf, fhirVersion]);
    let validator = known.get(key);
    if (validator === undefined) {
      validator = createValidator({
        packs: [pack],
        ...(asOf !== undefined && { asOf }),
        ...(fhirVersion && { fhirVersion }),
      });
      known.set(key, validator);
    }
    return validator;
  };
}

function observe(rule: Rule, { pack }: RulePack, { rules, issues }: CheckResult): Observed {
  const count = rules.find((each) => each.rule === rule && each.pack === pack);
  const failures = issues.filter((each) => each.rule === rule).map(failureOf);
  return { passed: count?.passed ?? 0, failures };
}

function judgeExample(
  rule: Rule,
  list: ExampleList,
  example: Example,
  observed: Observed,
  result: CheckResult,
): Verdict {
  const verdict = verdictOf(list, example, observed);
  return verdict.word === 'proved' ? judgeSurroundings(rule, list, result) : verdict;
}

/** An example that is mistyped proves nothing, and a passing one is to pass everything. */
function judgeSurroundings(rule: Rule, list: ExampleList, { issues }: CheckResult): Verdict {
  const others = issues.filter((each) => each.rule !== rule && isError(each));
  const shape = others.find(({ key }) => key.startsWith('shape-'));
  const [other] = others;
  if (list === 'pass' && other !== undefined) {
    return { word: 'noisy', problem: `${other.key} fails in it: ${placed(failureOf(other))}` };
  }
  if (shape === undefined) return proved;
  const problem = `its JSON is not what FHIR says: ${placed(failureOf(shape))}`;
  return { word: list === 'fail' ? 'missed' : 'noisy', problem };
}

const isError = ({ issue }: CheckedIssue): boolean =>
  issue.severity === 'error' || issue.severity === 'fatal';

const failureOf = ({ issue }: CheckedIssue): Failure => ({
  location: issue.expression?.[0] ?? '',
  text: issue.details?.text ?? '',
  isBroken: issue.code === 'exception' || issue.code === 'too-costly',
});
