import type { Decisions } from '../config/apply-config.js';
import { checkKeys } from '../config/check-keys.js';
import { ConfigError } from '../config/config-error.js';
import type { Config } from '../config/config.js';
import { isJudged } from '../config/is-judged.js';
import { createLevels, offRules } from '../config/levels.js';
import { createSuppressions } from '../config/suppressions.js';
import { offFault } from '../engine/switch-off.js';
import { createValidator, type Validator, type ValidatorOptions } from '../engine/validator.js';
import { readVersion } from '../fhir/release.js';
import { defaultLimits, defaultLineBytes, manyIssues } from '../input/limits.js';
import type { RulePack } from '../rules/rule-pack.js';
import { findConfig, type ConfigFile } from './config-file.js';
import { configuredPacks } from './configured-packs.js';
import { UsageError, type Io } from './io.js';
import { positiveNumber, type OptionValue } from './options.js';
import { filesRead, type FileRead } from './own-files.js';
import { choosePacks } from './packs.js';
import { dateOf } from './rule-options.js';

/** The options of commands that judge by a configuration. */
export const judgingOptions = {
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  pack: { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  off: { type: 'string', multiple: true },
  'fhir-version': { type: 'string' },
  'max-bytes': { type: 'string' },
  'max-issues': { type: 'string' },
  baseline: { type: 'string' },
} as const;

/** What options and the configuration together make of a run; the options count more. */
export interface JudgingSettings {
  readonly file: ConfigFile | undefined;
  readonly packs: readonly RulePack[];
  /** What the validator is made of. */
  readonly options: ValidatorOptions;
  /** Where the configuration or a baseline takes issues out, it lists more than are told. */
  readonly validator: Validator;
  readonly decisions: Omit<Decisions, 'baseline'>;
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  /** At most so many issues of an input are told. */
  readonly maxIssues: number;
  /** Some rules are off in this run only. */
  readonly isPartial: boolean;
  /** What is read to judge by. */
  readonly read: readonly FileRead[];
}

export async function readSettings(
  values: Readonly<Record<string, OptionValue>>,
  io: Pick<Io, 'folder' | 'today'>,
): Promise<JudgingSettings> {
  const version = values['fhir-version'];
  if (typeof version === 'string' && readVersion(version).kind !== 'release') {
    throw new UsageError(`--fhir-version is 3.0, 4.0, 4.3 or 5.0, not ${version}.`);
  }
  const asOf = dateOf(values['as-of']);
  const givenBytes = positiveNumber('max-bytes', values['max-bytes']);
  const maxBytes = givenBytes ?? defaultLimits.maxBytes;
  const maxIssues = positiveNumber('max-issues', values['max-issues']) ?? defaultLimits.maxIssues;
  const file = await findConfig(values, io);
  const config: Config = file?.config ?? { rules: [], suppress: [] };
  const named = [values.pack ?? []].flat().map(String);
  const packFiles: string[] = [];
  const packs = await choosePacks(named.length > 0 ? named : await configuredPacks(file, io), io, (each) =>
    packFiles.push(each),
  );
  // Other packs than the configuration's own need not have what it speaks of.
  const faults = named.length > 0 ? [] : checkKeys(config, packs);
  if (faults.length > 0) throw new ConfigError(faults);
  const off = [values.off ?? []].flat().map(String);
  const fault = offFault(off, packs);
  if (fault !== undefined) throw new UsageError(`--off: ${fault}`);
  const levels = createLevels(config.rules);
  const allOff = [...off, ...offRules(levels, packs)];
  const fhirVersion = typeof version === 'string' ? version : config.fhirVersion;
  const date = asOf ?? config.asOf;
  const isDecided =
    config.rules.length > 0 ||
    config.suppress.length > 0 ||
    (values.baseline ?? config.baseline) !== undefined;
  const judgedIssues = isDecided ? Math.max(maxIssues, manyIssues) : maxIssues;
  const options: ValidatorOptions = {
    packs,
    off: allOff,
    limits: { maxBytes, maxIssues },
    ...(fhirVersion !== undefined && { fhirVersion }),
    ...(date !== undefined && { asOf: date }),
  };
  return {
    file,
    packs,
    options,
    validator: createValidator({ ...options, limits: { maxBytes, maxIssues: judgedIssues } }),
    decisions: {
      levels,
      suppressions: createSuppressions(config.suppress, {
        today: asOf?.slice(0, 10) ?? io.today(),
        isJudged: (target) => isJudged(target, { packs, off: allOff, levels }),
      }),
    },
    maxBytes,
    maxLineBytes: givenBytes ?? defaultLineBytes,
    maxIssues,
    isPartial: off.length > 0,
    read: [
      ...filesRead(file?.files ?? [], 'the configuration, or what it extends'),
      ...filesRead(packFiles, 'a rule pack in use, or what it extends'),
    ],
  };
}
