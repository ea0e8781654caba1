import type { CheckScope } from '../../expression/check/scope.js';
import { typeSet, type TypeSet } from '../../expression/check/types.js';
import { modelOf } from '../../fhir/model/model.js';
import type { PackContent, ReadRule } from '../pack-content.js';
import type { SourceExpression } from '../rule-pack.js';
import { variableTypes } from '../variables.js';
import type { Advice, AdviceCode, ExpressionName, Finding, LintedExpression, LintedRule } from './advisor.js';
import { advisors } from './advisors.js';
import { typesOf } from './walk.js';

export interface LintOptions {
  /** Advice that is not wanted at all. */
  readonly off?: ReadonlySet<AdviceCode>;
  /** The rules will be invariants of a StructureDefinition. */
  readonly isForExport?: boolean;
}

/** Advice on the rules in which nothing is wrong, in the order of the file. */
export function lintPack(content: PackContent, options: LintOptions = {}): readonly Advice[] {
  return content.rules
    .filter(({ isSound }) => isSound)
    .flatMap((read) => lintRule(read, content, options))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function lintRule(read: ReadRule, content: PackContent, options: LintOptions): Advice[] {
  const { off = new Set(), isForExport = false } = options;
  const linted = view(read, content, isForExport);
  const { rule, path, yaml } = linted;
  const advice: Advice[] = [];
  for (const { code, find } of advisors) {
    const isAsked = !off.has(code) && (code !== 'own-variable' || isForExport);
    const isOff = rule.lint !== undefined && Object.hasOwn(rule.lint, code);
    const findings = isAsked ? find(linted) : [];
    if (!isOff) advice.push(...findings.map((finding) => placed(code, finding, linted)));
    if (!isOff || !isAsked || findings.length > 0 || off.has('needless-off')) continue;
    advice.push({
      code: 'needless-off',
      key: rule.key,
      path: [...path, 'lint', code],
      place: yaml.placeOfKey([...path, 'lint', code]),
      length: code.length,
      text: `Nothing here would be advised as ${code}. Remove this entry, which would hide the advice later.`,
    });
  }
  return advice;
}

function placed(code: AdviceCode, { field, start, length, text }: Finding, linted: LintedRule): Advice {
  const path = [...linted.path, field];
  const { yaml, rule } = linted;
  if (code === 'double-quoted') return { code, key: rule.key, path, place: yaml.placeOf(path), length, text };
  const place = yaml.placeInside(path, start);
  const end = yaml.placeInside(path, start + length);
  // Escapes and doubled quotes take more characters in the file than in the text.
  const written = end.line === place.line ? Math.max(1, end.column - place.column) : length;
  return { code, key: rule.key, path, place, length: written, text };
}

function view({ rule, index }: ReadRule, content: PackContent, isForExport: boolean): LintedRule {
  const { document, source } = content;
  const constants = document.constants ?? {};
  const resource = rule.resource ?? document.resource;
  // The newest version has the most types.
  const release = [...(rule.fhirVersion ?? document.fhirVersion)].sort().at(-1) ?? '4.0';
  const model = modelOf(release);
  const scopeOn = (focus: TypeSet): CheckScope => ({
    model,
    focus,
    variables: variableTypes(typeSet(resource), focus, constants),
    constants,
    report: () => undefined,
  });
  const whole = scopeOn(typeSet(resource));
  const onNode = rule.context ? scopeOn(typesOf(rule.context.tree, whole)) : whole;
  const linted = (
    name: ExpressionName,
    expression: SourceExpression | undefined,
    scope: CheckScope,
  ): LintedExpression[] => (expression ? [{ name, source: expression, scope }] : []);
  return {
    rule,
    expressions: [
      ...linted('context', rule.context, whole),
      ...linted('when', rule.when, onNode),
      ...linted('expression', rule.expression, onNode),
      ...linted('at', rule.at, onNode),
    ],
    resource,
    constants,
    path: ['rules', index],
    yaml: source,
    isForExport,
  };
}
