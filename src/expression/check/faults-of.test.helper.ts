import { modelOf } from '../../fhir/model/model.js';
import type { Release } from '../../fhir/release.js';
import { parse } from '../values-of.test.helper.js';
import { checkExpression } from './check.js';
import { checkCondition, type CheckFault } from './scope.js';
import { systemInteger, systemString, typeSet, type TypeSet } from './types.js';

export interface CheckSetting {
  /** What the expression stands on: a type, or the path of a backbone element. */
  readonly on?: string;
  readonly release?: Release;
  readonly constants?: Readonly<Record<string, string | number>>;
  /** False where the expression is not used as a condition. */
  readonly isCondition?: boolean;
}

/** The defects that the checker finds in an expression. */
export function faultsOf(expression: string, setting: CheckSetting = {}): CheckFault[] {
  const { on = 'CapabilityStatement', release = '4.0', constants = {}, isCondition = true } = setting;
  const focus = typeSet(on);
  const faults: CheckFault[] = [];
  const variables = new Map<string, TypeSet>([
    ['resource', typeSet(on.split('.')[0] ?? on)],
    ['rootResource', typeSet('Resource')],
    ['context', focus],
    ['ucum', systemString],
    ['loinc', systemString],
    ['parent', undefined],
  ]);
  for (const [name, value] of Object.entries(constants)) {
    variables.set(name, typeof value === 'string' ? systemString : systemInteger);
  }
  const report = (fault: CheckFault): void => void faults.push(fault);
  const scope = { model: modelOf(release), focus, variables, constants, report };
  const tree = parse(expression);
  const types = checkExpression(tree, scope);
  if (isCondition) checkCondition(types, tree, scope);
  return faults;
}

/** Each defect as its code and the text it points to. */
export function faultTexts(expression: string, setting: CheckSetting = {}): string[] {
  return faultsOf(expression, setting).map(
    ({ code, start, end }) => `${code}: ${expression.slice(start, end)}`,
  );
}
