/** What runs anywhere, a browser included: no disk, no network, no `process`. */
export { createValidator } from './engine/validator.js';
export type { CheckedIssue, CheckResult, RuleCount } from './engine/check-result.js';
export type { Validator, ValidatorOptions } from './engine/validator.js';
export type { Issue, Outcome, Severity } from './fhir/issue.js';
export type { Release } from './fhir/release.js';
export type { Limits } from './input/limits.js';
export type { Place } from './input/places.js';
export { parsePack } from './rules/parse-pack.js';
export type { ParsePackOptions } from './rules/parse-pack.js';
export { RuleError, RulePackError } from './rules/rule-error.js';
export type { RuleErrorCode, RulePlace } from './rules/rule-error.js';
export type { Example, Rule, RulePack, RuleSeverity } from './rules/rule-pack.js';
export { defaultPackNames, shippedPack, shippedPackNames } from './rules/shipped.js';
