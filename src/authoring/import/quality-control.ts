import { isObject } from '../../fhir/element.js';
import { RuleError, RulePackError } from '../../rules/rule-error.js';
import { readYaml } from '../../rules/yaml-source.js';
import type { Predicate, Predicates } from './predicates.js';

/**
 * Reads a rule file of Firely's Quality Control: https://docs.fire.ly/projects/Simplifier/develop/quality-control/.
 * Rejects with `RulePackError` for what is none.
 */
export async function readQualityControl(text: string, file: string): Promise<Predicates> {
  const errors: RuleError[] = [];
  const source = await readYaml(text.replace(/^\uFEFF/, ''), file, (error) => void errors.push(error));
  if (source === undefined) throw new RulePackError(errors);
  if (!Array.isArray(source.data)) {
    const form = 'A rule file of Quality Control is a list; each rule begins with a hyphen.';
    throw new RulePackError([new RuleError('wrong-type', source.placeOf([]), form)]);
  }
  const predicates: Predicate[] = [];
  const unsaid: string[] = [];
  for (const [index, rule] of (source.data as unknown[]).entries()) {
    const name = (isObject(rule) ? textOf(rule.name) : undefined) ?? `rule-${(index + 1).toString()}`;
    const predicate = isObject(rule) ? predicateOf(name, rule) : undefined;
    if (predicate === undefined) {
      const action = isObject(rule) ? textOf(rule.action) : undefined;
      unsaid.push(
        `The rule ${name} has no predicate${action === undefined ? '' : `, but the action ${action}`}.`,
      );
      continue;
    }
    predicates.push(predicate);
    for (const field of ['files', 'category', 'action'])
      if (isObject(rule) && rule[field] !== undefined)
        unsaid.push(
          `The rule ${name} is limited by ${field}: ${JSON.stringify(rule[field])}; here it judges all that it applies to.`,
        );
  }
  return { name: baseName(file), predicates, unsaid };
}

function predicateOf(name: string, rule: Readonly<Record<string, unknown>>): Predicate | undefined {
  const expression = textOf(rule.predicate);
  if (expression === undefined) return undefined;
  const filter = textOf(rule.filter);
  const human = textOf(rule['error-message']) ?? textOf(rule.status) ?? name;
  return {
    name,
    severity: severityOf(rule.severity),
    human,
    expression,
    ...(filter !== undefined && { filter }),
  };
}

function severityOf(value: unknown): Predicate['severity'] {
  const text = String(value).toLowerCase();
  if (text.startsWith('warn')) return 'warning';
  return text.startsWith('info') ? 'information' : 'error';
}

/** YAML reads `true` and numbers as such. */
const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim() !== '') ||
  typeof value === 'boolean' ||
  typeof value === 'number'
    ? String(value).trim()
    : undefined;

/** `company` of `rules/company.rules.yaml`. */
export const baseName = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/(\.rules)?\.[A-Za-z]+$/, '');
