import { isObject, type JsonObject } from '../../fhir/element.js';
import { carriedRule } from '../export/carried.js';
import { carriedJson } from './carried-json.js';
import type { DefinitionConstraint } from './definition-element.js';
import type { CodesOf } from './value-sets.js';
import type { ExampleDrafts, RuleDraft } from './pack-draft.js';

/** The rule that a constraint was made of. Where somebody has changed the constraint since, that counts. */
export function restoredRule({
  json,
  key,
  severity,
  human,
  expression,
}: DefinitionConstraint): RuleDraft | undefined {
  const { rule, expression: made } = carriedJson(json.extension, carriedRule) ?? {};
  if (!isObject(rule) || typeof rule.expression !== 'string' || made !== expression) return undefined;
  if (rule.key !== key || rule.severity !== severity || rule.human !== human) return undefined;
  // The rest is looked at when the pack is read.
  const examples = isObject(rule.examples) ? (rule.examples as unknown as ExampleDrafts) : undefined;
  return { key, severity, human, expression: rule.expression, restored: rule, ...(examples && { examples }) };
}

/** Rules in the order in which they stood in their pack; others behind them. */
export function inOldOrder(rules: readonly RuleDraft[], head: JsonObject | undefined): RuleDraft[] {
  const keys: readonly unknown[] = Array.isArray(head?.rules) ? (head.rules as unknown[]) : [];
  const placeOf = ({ key }: RuleDraft): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return [...rules].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The codes of value sets that a pack listed. */
export function carriedCodes(head: JsonObject | undefined): CodesOf {
  const valueSets = isObject(head?.valueSets) ? head.valueSets : {};
  return (canonical) => {
    const codes = Object.hasOwn(valueSets, canonical) ? valueSets[canonical] : undefined;
    if (!Array.isArray(codes)) return undefined;
    return codes.filter((code) => typeof code === 'string').map((code) => ({ system: undefined, code }));
  };
}
