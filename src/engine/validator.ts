import type { Outcome } from '../fhir/issue.js';
import { readVersion, type Release } from '../fhir/release.js';
import { defaultLimits, type Limits } from '../input/limits.js';
import { createWalkPlans } from '../input/walk-plans.js';
import { asOfFault } from '../rules/as-of.js';
import type { RulePack } from '../rules/rule-pack.js';
import { defaultPackNames, shippedPack } from '../rules/shipped.js';
import { checkInput, type CheckSettings } from './check-input.js';
import { unreadableResult, type CheckResult } from './check-result.js';
import { compileRules, withExtended } from './compile-rules.js';
import { createDispatch } from './dispatch.js';
import { demandsOf } from './structure/demands-of.js';
import { offFault, withoutOff } from './switch-off.js';

export interface ValidatorOptions {
  /** The packs to judge by; those of `defaultPackNames` unless told. */
  readonly packs?: readonly RulePack[];
  /** `4.0`, `4.0.1`, …: judge by this version, whatever a resource says of itself. */
  readonly fhirVersion?: string;
  /** The date that rules judge by, `2026-01-31` or a whole dateTime: `%asOf`. No clock is read. */
  readonly asOf?: string;
  /** Keys and tags of rules that are not judged, and keys of other issues that are not told (`shape-null`). */
  readonly off?: readonly string[];
  /** 50 MiB, 128 levels, 1,000 issues unless told. */
  readonly limits?: Partial<Limits>;
}

/** Judges inputs: UTF-8 bytes, JSON text, or a parsed resource. Its methods never throw, for any input. */
export interface Validator {
  /** Gives an OperationOutcome with at least one issue. */
  validate(input: unknown): Outcome;
  /** Gives the same with places, rules and counts. */
  check(input: unknown): CheckResult;
}

/**
 * Throws a `TypeError` for a version that is not judged, for a key or tag in `off` that no pack has, for a date that is
 * none, and for a limit that is no positive whole number.
 */
export function createValidator(options: ValidatorOptions = {}): Validator {
  const packs = withExtended(options.packs ?? defaultPackNames().flatMap((name) => shippedPack(name) ?? []));
  const off = new Set(options.off);
  const fault = offFault([...off], packs);
  if (fault !== undefined) throw new TypeError(fault);
  const rules = withoutOff(compileRules(packs), off);
  const dispatch = createDispatch(rules);
  const settings: CheckSettings = {
    packs,
    rules,
    dispatch,
    plans: createWalkPlans({ interest: dispatch, demands: demandsOf(packs), off }),
    limits: completeLimits(options.limits),
    version: options.fhirVersion === undefined ? undefined : requiredRelease(options.fhirVersion),
    asOf: options.asOf === undefined ? undefined : requiredDate(options.asOf),
  };
  const check = (input: unknown): CheckResult => {
    try {
      return checkInput(input, settings);
    } catch {
      return unreadableResult('The input could not be read: something in it failed when it was looked at.');
    }
  };
  return { check, validate: (input) => check(input).outcome };
}

/** Undefined means unless told, and so does nonsense mean an error and not another limit. */
function completeLimits(given: ValidatorOptions['limits'] = {}): Limits {
  const limit = (name: keyof Limits): number => {
    const value = given[name] ?? defaultLimits[name];
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new TypeError(`The limit ${name} is a whole number above 0, not ${String(value)}.`);
  };
  return { maxBytes: limit('maxBytes'), maxDepth: limit('maxDepth'), maxIssues: limit('maxIssues') };
}

function requiredDate(text: string): string {
  const fault = asOfFault(text);
  if (fault === undefined) return text;
  throw new TypeError(`asOf ${fault}`);
}

function requiredRelease(version: string): Release {
  const reading = readVersion(version);
  if (reading.kind === 'release') return reading.release;
  throw new TypeError(
    `FHIR version ${JSON.stringify(version)} is not judged; judged are 3.0, 4.0, 4.3 and 5.0.`,
  );
}
