import type { CheckedIssue, CheckResult, RuleCount } from '../engine/check-result.js';
import { createValidator } from '../engine/validator.js';
import type { Example, Rule, RulePack } from '../rules/rule-pack.js';

/**
 * proved: the example came out as it should; missed: a fail example passed, or failed otherwise than it says;
 * noisy: a pass or skip example failed; vacuous: a pass example met nothing to judge.
 */
export type ProofWord = 'proved' | 'missed' | 'noisy' | 'vacuous';

/** What became of one example. */
export interface Proof {
  readonly rule: Rule;
  readonly list: 'pass' | 'fail' | 'skip';
  /** Position in its list, from 0. */
  readonly index: number;
  readonly example: Example;
  readonly word: ProofWord;
  /** Why it is not proved. */
  readonly problem?: string;
}

/** Tries every example of a pack's own rules. Those of packs it extends are proved where they are at home. */
export function provePack(pack: RulePack): Proof[] {
  const validator = createValidator({ packs: [pack] });
  return pack.rules.flatMap((rule) =>
    (['pass', 'fail', 'skip'] as const).flatMap((list) =>
      rule.examples[list].map((example, index) => {
        const outcome = judgeExample(rule, pack, list, example, validator.check(example.resource));
        return { rule, list, index, example, ...outcome };
      }),
    ),
  );
}

type Verdict = Pick<Proof, 'word' | 'problem'>;

const proved: Verdict = { word: 'proved' };

function judgeExample(
  rule: Rule,
  pack: RulePack,
  list: Proof['list'],
  example: Example,
  result: CheckResult,
): Verdict {
  const count = result.rules.find((each) => each.rule === rule && each.pack === pack.pack);
  const own = result.issues.filter((each) => each.rule === rule);
  const broken = own.find(({ issue }) => issue.code === 'exception' || issue.code === 'too-costly');
  if (broken !== undefined) return { word: list === 'fail' ? 'missed' : 'noisy', problem: textOf(broken) };
  switch (list) {
    case 'pass':
      return judgePass(rule, count, own, result);
    case 'fail':
      return judgeFail(example, count, own, result);
    case 'skip':
      return judgeSkip(count, own, result);
  }
}

function judgePass(
  rule: Rule,
  count: RuleCount | undefined,
  own: readonly CheckedIssue[],
  result: CheckResult,
): Verdict {
  const [first] = own;
  if (first !== undefined) return { word: 'noisy', problem: `it fails: ${placed(first)}` };
  if (count === undefined || count.passed === 0) {
    return { word: 'vacuous', problem: 'the rule meets nothing to judge in it' };
  }
  const other = result.issues.find((each) => each.rule !== rule && isError(each));
  return other === undefined
    ? proved
    : { word: 'noisy', problem: `${other.key} fails in it: ${placed(other)}` };
}

function judgeSkip(count: RuleCount | undefined, own: readonly CheckedIssue[], result: CheckResult): Verdict {
  const [first] = own;
  if (first !== undefined) return { word: 'noisy', problem: `it fails: ${placed(first)}` };
  if ((count?.passed ?? 0) > 0) return { word: 'noisy', problem: 'the rule applies to it, and passes' };
  const shape = shapeError(result);
  return shape === undefined ? proved : { word: 'noisy', problem: placed(shape) };
}

function judgeFail(
  example: Example,
  count: RuleCount | undefined,
  own: readonly CheckedIssue[],
  result: CheckResult,
): Verdict {
  const missed = (problem: string): Verdict => ({ word: 'missed', problem });
  if (own.length === 0) {
    return missed((count?.passed ?? 0) > 0 ? 'it passes' : 'the rule meets nothing to judge in it');
  }
  const shape = shapeError(result);
  if (shape !== undefined) return missed(`its JSON is not what FHIR says: ${placed(shape)}`);
  const places = own.map(locationOf);
  const { at, message, count: wanted } = example;
  if (at !== undefined && !isSame(at, places)) {
    return missed(`it is to fail at ${at.join(' and ')}, but fails at ${places.join(' and ')}`);
  }
  if (message !== undefined && !own.some((each) => textOf(each) === message)) {
    return missed(`the message is ${JSON.stringify(own.map(textOf).join(' / '))}`);
  }
  if (wanted !== undefined && wanted !== own.length) {
    return missed(`it gives ${own.length.toString()} issues, not ${wanted.toString()}`);
  }
  return proved;
}

/** An example that is mistyped proves nothing. */
const shapeError = (result: CheckResult): CheckedIssue | undefined =>
  result.issues.find((each) => each.key.startsWith('shape-') && isError(each));

const isError = ({ issue }: CheckedIssue): boolean =>
  issue.severity === 'error' || issue.severity === 'fatal';

const textOf = ({ issue }: CheckedIssue): string => issue.details?.text ?? '';

const locationOf = ({ issue }: CheckedIssue): string => issue.expression?.[0] ?? '';

const placed = (checked: CheckedIssue): string => `${textOf(checked)} (${locationOf(checked)})`;

function isSame(wanted: readonly string[], found: readonly string[]): boolean {
  const places = new Set(found);
  return wanted.every((each) => places.has(each)) && places.size === new Set(wanted).size;
}
