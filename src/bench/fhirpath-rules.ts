import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { isA, modelOf } from '../fhir/model/model.js';
import type { JsonObject } from '../fhir/element.js';
import type { Rule, RulePack, SourceExpression } from '../rules/rule-pack.js';

/** What this module relies on of fhirpath's result nodes. */
interface ResourceNode {
  fullPropertyName(): string;
}

type Environment = Readonly<Record<string, unknown>>;
type Run = (input: unknown, environment: Environment) => readonly unknown[];

interface FhirpathRule {
  readonly key: string;
  readonly context: Run | undefined;
  readonly when: Run | undefined;
  readonly expression: Run;
  /** Whether %path is asked for, which costs its making. */
  readonly needsPath: boolean;
}

/** The same rules through fhirpath.js: gives the key of a rule once for each element that fails it. */
export function fhirpathRules(pack: RulePack): (resource: JsonObject) => string[] {
  const rules = pack.rules.filter(speaksOfStatements(pack)).map(compileRule);
  // JavaScript writes a character's number in a pattern otherwise than re2.
  const constants = Object.fromEntries(
    Object.entries(pack.constants).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\\x{', '\\u{') : value,
    ]),
  );
  return (resource) => {
    const environment = { ...constants, resource, rootResource: resource };
    return rules.flatMap((rule) => failures(rule, resource, environment));
  };
}

const speaksOfStatements =
  (pack: RulePack) =>
  ({ fhirVersion, resource }: Rule): boolean =>
    (fhirVersion ?? pack.fhirVersion).includes('4.0') &&
    isA(modelOf('4.0').type('CapabilityStatement'), resource ?? pack.resource);

function compileRule({ key, context, when, expression }: Rule): FhirpathRule {
  return {
    key,
    context: context && compile(context),
    when: when && compile(when),
    expression: compile(expression),
    needsPath: `${when?.text ?? ''} ${expression.text}`.includes('%path'),
  };
}

function compile({ text }: SourceExpression): Run {
  // The option gives nodes instead of values; fhirpath's types do not tell of it.
  const options = { resolveInternalTypes: false } as object;
  return fhirpath.compile(text, r4, options) as Run;
}

function failures(rule: FhirpathRule, resource: JsonObject, environment: Environment): string[] {
  const { key, context, when, expression, needsPath } = rule;
  const nodes = context === undefined ? [resource] : context(resource, environment);
  return nodes.flatMap((node) => {
    const variables = needsPath ? { ...environment, path: pathOf(node) } : environment;
    if (when !== undefined && !isTrue(when(node, variables))) return [];
    return isTrue(expression(node, variables)) ? [] : [key];
  });
}

function pathOf(node: unknown): string {
  // Whatever a context selects, but the resource itself, is a node.
  const { fullPropertyName } = node as Partial<ResourceNode>;
  return fullPropertyName?.call(node).replaceAll(/\[\d+\]/g, '') ?? 'CapabilityStatement';
}

function isTrue(items: readonly unknown[]): boolean {
  const [item] = items;
  if (items.length !== 1) return false;
  return item === true || (typeof item === 'object' && item !== null && 'data' in item && item.data === true);
}
