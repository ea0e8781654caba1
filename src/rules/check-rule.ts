import { checkExpression } from '../expression/check/check.js';
import { checkCondition, type CheckFault, type CheckScope } from '../expression/check/scope.js';
import { typeSet, type TypeSet } from '../expression/check/types.js';
import { modelOf } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import { checkFix } from './check-fix.js';
import { fixExpressions, type FixField } from './expressions-of.js';
import type { Constant, Rule, SourceExpression } from './rule-pack.js';
import { variableTypes } from './variables.js';

export type ExpressionField =
  'context' | 'when' | 'expression' | 'at' | 'message' | `fix.${FixField | 'rename' | 'to' | 'as'}`;

/** Is told of each defect, with the field it stands in and, for a message, the expression at fault. */
export type FaultSink = (
  field: ExpressionField,
  fault: CheckFault,
  source: SourceExpression | undefined,
) => void;

/** Proves every expression of a rule against the models of all versions that it holds for. */
export function checkRule(
  rule: Rule,
  resourceType: string,
  versions: readonly Release[],
  constants: Readonly<Record<string, Constant>>,
  report: FaultSink,
): void {
  const seen = new Set<string>();
  for (const release of versions) {
    const once: FaultSink = (field, fault, source) => {
      const key = [field, source?.text, fault.code, fault.start].join(' ');
      if (!seen.has(key)) report(field, fault, source);
      seen.add(key);
    };
    checkRuleIn(release, rule, typeSet(resourceType), constants, once);
  }
}

function checkRuleIn(
  release: Release,
  rule: Rule,
  resource: TypeSet,
  constants: Readonly<Record<string, Constant>>,
  report: FaultSink,
): void {
  const check = (
    field: ExpressionField,
    source: SourceExpression,
    focus: TypeSet,
    isCondition = false,
  ): TypeSet => {
    const scope: CheckScope = {
      model: modelOf(release),
      focus,
      variables: variableTypes(resource, focus, constants),
      constants,
      report: (fault) => {
        report(field, fault, source);
      },
    };
    const types = checkExpression(source.tree, scope);
    if (isCondition) checkCondition(types, source.tree, scope);
    return types;
  };
  const checkElements = (field: ExpressionField, source: SourceExpression, focus: TypeSet): TypeSet => {
    const types = check(field, source, focus);
    if (types !== undefined && types.size > 0 && [...types].every((type) => type.startsWith('System.'))) {
      const text = 'This gives values that stand nowhere; elements of the resource are wanted.';
      const { start, end } = source.tree;
      report(field, { code: 'type-mismatch', start, end, text }, source);
    }
    return types;
  };
  const node = rule.context ? checkElements('context', rule.context, resource) : resource;
  if (rule.when) check('when', rule.when, node, true);
  check('expression', rule.expression, node, true);
  if (rule.at) checkElements('at', rule.at, node);
  for (const part of rule.message) if (typeof part !== 'string') check('message', part, node);
  if (rule.fix !== undefined) {
    const types = new Map<FixField, TypeSet>();
    for (const [field, source] of fixExpressions(rule.fix)) {
      const isElement = field !== 'when' && field !== 'with';
      const of = isElement
        ? checkElements(`fix.${field}`, source, node)
        : check(`fix.${field}`, source, node, field === 'when');
      types.set(field, of);
    }
    checkFix(rule.fix, node, types.get('move'), modelOf(release), (field, fault) => {
      report(`fix.${field}`, fault, undefined);
    });
  }
}
