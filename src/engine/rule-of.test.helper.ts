import type { Fallback } from '../expression/evaluator.js';
import { parse } from '../expression/values-of.test.helper.js';
import type { Release } from '../fhir/release.js';
import { parsePack } from '../rules/parse-pack.js';
import type { Rule, RulePack, SourceExpression } from '../rules/rule-pack.js';
import { compileRules, type CompiledRule } from './compile-rules.js';
import { createValidator } from './validator.js';

export interface RuleFields {
  readonly key?: string;
  readonly resource?: string;
  readonly fhirVersion?: readonly Release[];
  readonly context?: string;
  readonly when?: string;
  readonly expression: string;
}

const constants = { one: 'urn:one', most: 1 };

/** A pack of rules that no checker has seen. */
export function packOf(rules: readonly RuleFields[], fallback?: Fallback): RulePack {
  const source = (text: string): SourceExpression => ({ text, tree: parse(text) });
  return {
    language: 1,
    pack: 'some',
    version: '1.0.0',
    title: 'Some',
    url: 'urn:some',
    fhirVersion: ['4.0', '5.0'],
    resource: 'CapabilityStatement',
    constants,
    extends: [],
    ...(fallback && { fallback }),
    rules: rules.map(({ context, when, expression, ...more }, index) => ({
      key: `rule-${index.toString()}`,
      severity: 'error',
      code: 'invariant',
      human: 'It holds.',
      tags: [],
      status: 'active',
      message: [],
      examples: { pass: [], fail: [], skip: [] },
      place: { file: 'some.yaml', line: 1, column: 1 },
      ...more,
      ...(context !== undefined && { context: source(context) }),
      ...(when !== undefined && { when: source(when) }),
      expression: source(expression),
    })) satisfies Rule[],
  };
}

export const compiled = (rules: readonly RuleFields[]): CompiledRule[] => compileRules([packOf(rules)]);

export const onlyRule = (rule: RuleFields): CompiledRule => {
  const [only] = compiled([rule]);
  if (only === undefined) throw new Error('there is a rule');
  return only;
};

/** How a rule fares on an input: what is told, and how often it fails where every rule is evaluated. */
export async function fate(
  rule: RuleFields,
  input: unknown,
): Promise<{ readonly told: readonly string[]; readonly failed: number }> {
  const example = { resourceType: 'Patient' };
  const shared = {
    key: 'one',
    severity: 'error',
    human: 'It holds.',
    examples: { pass: [example], fail: [example] },
  };
  const pack = await parsePack(JSON.stringify({ ...packHead, rules: [{ ...shared, ...rule }] }));
  const { issues, rules } = createValidator({ packs: [pack] }).check(input);
  const told = issues.filter((issue) => issue.rule !== undefined).map(({ issue }) => issue);
  return {
    told: told.map(({ code, expression }) => [code, ...(expression ?? [])].join(' ')),
    failed: rules.reduce((sum, each) => sum + each.failed, 0),
  };
}

const packHead = {
  language: 1,
  pack: 'one',
  version: '1.0.0',
  title: 'One',
  url: 'urn:one',
  fhirVersion: ['4.0'],
  resource: 'CapabilityStatement',
  constants,
};
