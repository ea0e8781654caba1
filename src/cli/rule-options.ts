import { slug } from '../authoring/slug.js';
import type { RuleWish } from '../authoring/rule-wish.js';
import { readVersion, type Release } from '../fhir/release.js';
import { asOfFault } from '../rules/as-of.js';
import { UsageError } from './io.js';
import { oneOf, type OptionValue } from './options.js';

export const optional = (value: OptionValue): string | undefined =>
  typeof value === 'string' ? value : undefined;

const keyHint = (key: string): string => (slug(key) === '' ? '.' : `; ${slug(key)} would do.`);

/** What the options say of the rule. */
export function wishOf(key: string, values: Readonly<Record<string, OptionValue>>): RuleWish {
  for (const name of ['context', 'expression', 'human', 'resource']) {
    if (values[name] === '') throw new UsageError(`--${name} is empty.`);
  }
  const versions = [values['fhir-version'] ?? []].flat().map((each) => releaseOf(String(each)));
  return {
    key,
    severity: oneOf('severity', values.severity, ['error', 'warning', 'information'], 'warning'),
    human: optional(values.human),
    context: optional(values.context),
    expression: optional(values.expression),
    resource: optional(values.resource),
    fhirVersion: versions.length > 0 ? [...new Set(versions)] : undefined,
  };
}

export function releaseOf(value: string): Release {
  const reading = readVersion(value);
  if (reading.kind === 'release') return reading.release;
  throw new UsageError(`--fhir-version is 3.0, 4.0, 4.3 or 5.0, not ${value}.`);
}

/** The date that `--as-of` gives. */
export function dateOf(value: OptionValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  const fault = asOfFault(value);
  if (fault === undefined) return value;
  throw new UsageError(`--as-of ${fault}`);
}

export function demandKey(key: string): void {
  if (key.length > 64 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) {
    throw new UsageError(
      `${JSON.stringify(key)} cannot be a key: it is lower-case words joined by hyphens, of at most 64 characters${keyHint(key)}`,
    );
  }
}
