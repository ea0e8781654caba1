import type { Example } from '../rules/rule-pack.js';

/**
 * proved: it came out as it should; missed: a fail example passed, or failed otherwise than it says; noisy: a pass
 * or skip example failed; vacuous: nothing was judged, or the outcome never varied.
 */
export type ProofWord = 'proved' | 'missed' | 'noisy' | 'vacuous';

export type ExampleList = 'pass' | 'fail' | 'skip';

export const exampleLists: readonly ExampleList[] = ['pass', 'fail', 'skip'];

export interface Verdict {
  readonly word: ProofWord;
  /** Why it is not proved. */
  readonly problem?: string;
}

export const proved: Verdict = { word: 'proved' };

/** What a rule said of an example. */
export interface Observed {
  /** How many elements it passed. */
  readonly passed: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly location: string;
  readonly text: string;
  /** The rule could not be evaluated. */
  readonly isBroken: boolean;
}

/** Whether a rule says of an example what it should. */
export function verdictOf(list: ExampleList, example: Example, { passed, failures }: Observed): Verdict {
  const broken = failures.find(({ isBroken }) => isBroken);
  if (broken !== undefined) return { word: list === 'fail' ? 'missed' : 'noisy', problem: broken.text };
  if (list === 'fail') return ofFailExample(example, passed, failures);
  const [first] = failures;
  if (first !== undefined) return { word: 'noisy', problem: `it fails: ${placed(first)}` };
  if (list === 'pass') {
    return passed > 0 ? proved : { word: 'vacuous', problem: 'the rule meets nothing to judge in it' };
  }
  return passed > 0 ? { word: 'noisy', problem: 'the rule applies to it, and passes' } : proved;
}

function ofFailExample(
  { at, message, count }: Example,
  passed: number,
  failures: readonly Failure[],
): Verdict {
  const missed = (problem: string): Verdict => ({ word: 'missed', problem });
  if (failures.length === 0) {
    return missed(passed > 0 ? 'it passes' : 'the rule meets nothing to judge in it');
  }
  const places = failures.map(({ location }) => location);
  if (at !== undefined && !isSame(at, places)) {
    return missed(`it is to fail at ${at.join(' and ')}, but fails at ${places.join(' and ')}`);
  }
  if (message !== undefined && !failures.some(({ text }) => text === message)) {
    return missed(`the message is ${JSON.stringify(failures.map(({ text }) => text).join(' / '))}`);
  }
  return count === undefined || count === failures.length
    ? proved
    : missed(`it gives ${failures.length.toString()} issues, not ${count.toString()}`);
}

export const placed = ({ text, location }: Failure): string => `${text} (${location})`;

function isSame(wanted: readonly string[], found: readonly string[]): boolean {
  const places = new Set(found);
  return wanted.every((each) => places.has(each)) && places.size === new Set(wanted).size;
}
