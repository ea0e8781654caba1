import type { RuleErrorCode, RulePlace } from '../rules/rule-error.js';

/** What can be wrong with a configuration: what can be wrong with any YAML file of ours, and two things of its own. */
export type ConfigErrorCode = RuleErrorCode | 'unknown-rule' | 'contradiction';

/** Something wrong with a configuration, at its place. */
export interface ConfigFault {
  readonly code: ConfigErrorCode;
  readonly place: RulePlace;
  /** The message without the place. */
  readonly text: string;
}

/** A configuration that cannot be used, with everything that is wrong with it. Each line begins with its place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];
  /** The message of each. */
  readonly lines: readonly string[];

  constructor(faults: readonly ConfigFault[]) {
    const sorted = [...faults].sort(
      ({ place: a }, { place: b }) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
    const lines = sorted.map(({ place, text, code }) => `${placeText(place)}: ${text} (${code})`);
    super(lines.join('\n'));
    this.faults = sorted;
    this.lines = lines;
  }
}

/** `rulepack.yaml:3:5`. */
export const placeText = ({ file, line, column }: RulePlace): string =>
  `${file}:${line.toString()}:${column.toString()}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
