import { isDeepStrictEqual } from 'node:util';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import r5 from 'fhirpath/fhir-context/r5';
import stu3 from 'fhirpath/fhir-context/stu3';
import { EvaluationError } from '../expression/evaluate/compiled.js';
import { compileExpression, isCovered, type Evaluate } from '../expression/evaluator.js';
import { isNode, type Item } from '../expression/evaluate/item.js';
import { loadParser } from '../expression/parse.js';
import type { Expression } from '../expression/syntax.js';
import { isObject, resourceTypeOf, rootNode, type ElementNode, type JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { rawNode } from '../fhir/raw.js';
import type { SuiteCase } from './suite-cases.js';

export interface CaseOutcome {
  readonly kind: 'right' | 'wrong' | 'not-covered';
  /** What came out. */
  readonly detail: string;
}

export interface Runners {
  parses(each: SuiteCase): boolean;
  compiled(each: SuiteCase): CaseOutcome;
  fhirpath(each: SuiteCase): CaseOutcome;
}

const releaseOf = { stu3: '3.0', r4: '4.0', r5: '5.0' } as const;
const models = { stu3, r4, r5 };

const isModelName = (name: string): name is keyof typeof models => Object.hasOwn(models, name);

export async function createRunners(): Promise<Runners> {
  const parser = await loadParser();
  const trees = new Map<string, Expression | undefined>();
  const parse = (expression: string): Expression | undefined => {
    if (!trees.has(expression)) {
      try {
        trees.set(expression, parser(expression));
      } catch {
        trees.set(expression, undefined);
      }
    }
    return trees.get(expression);
  };
  return {
    parses: (each) => parse(each.expression) !== undefined,
    compiled: (each) => runCompiled(each, parse),
    fhirpath: runFhirpath,
  };
}

function runCompiled(each: SuiteCase, parse: (text: string) => Expression | undefined): CaseOutcome {
  const tree = parse(each.expression);
  if (tree === undefined || !isModelName(each.model)) return { kind: 'not-covered', detail: 'model' };
  if (!isCovered(tree)) return { kind: 'not-covered', detail: 'expression' };
  const node = nodeOf(isObject(each.subject) ? each.subject : {}, each);
  const variables = variablesOf(each, node);
  try {
    const evaluate = compileExpression(tree, { fallback: () => leaveToFallback });
    const focus = each.context === undefined ? node : contextOf(each.context, node, parse);
    const items = evaluate(focus, (name) => (name === 'context' ? [focus] : variables(name)));
    return judge(items.flatMap(plain), each);
  } catch (error) {
    if (error === leftToFallback) return { kind: 'not-covered', detail: 'value' };
    return judgeError(error, each);
  }
}

const leftToFallback = new EvaluationError('fhirpath.js would answer.');

const leaveToFallback: Evaluate = () => {
  throw leftToFallback;
};

/** Without a model, or about what the model does not know, JSON as it stands is what the suite means. */
function nodeOf(subject: JsonObject, { model, namesModel }: SuiteCase): ElementNode {
  const known = modelOf(isModelName(model) ? releaseOf[model] : '4.0');
  return namesModel && resourceTypeOf(subject, known) !== undefined
    ? rootNode(subject, known)
    : rawNode(subject, known);
}

function contextOf(
  path: string,
  node: ElementNode,
  parse: (text: string) => Expression | undefined,
): ElementNode {
  const tree = parse(path);
  const found = tree === undefined ? undefined : compileExpression(tree)(node, () => []).find(isNode);
  return found ?? node;
}

function variablesOf(each: SuiteCase, node: ElementNode): (name: string) => readonly Item[] {
  const known = new Map<string, readonly Item[]>([
    ['resource', [node]],
    ['rootResource', [node]],
    ['ucum', ['http://unitsofmeasure.org']],
    ['sct', ['http://snomed.info/sct']],
    ['loinc', ['http://loinc.org']],
  ]);
  for (const [name, value] of Object.entries(each.variables)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
    known.set(
      name,
      values.map((one) => {
        if (isObject(one)) return nodeOf(one, each);
        return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : '';
      }),
    );
  }
  return (name) => {
    const items = known.get(name) ?? fhirVariable(name);
    if (items === undefined) throw new EvaluationError(`There is no variable %${name}.`);
    return items;
  };
}

/** https://hl7.org/fhir/R4/fhirpath.html#variables */
function fhirVariable(name: string): readonly Item[] | undefined {
  const [, kind, rest = ''] = /^(vs|ext)-(.*)$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  return [`http://hl7.org/fhir/${kind === 'vs' ? 'ValueSet' : 'StructureDefinition'}/${rest}`];
}

/** As the suite writes results: nothing for an element without a value, text for dates and quantities. */
function plain(item: Item): unknown[] {
  if (isNode(item)) return item.value === undefined ? [] : [item.value];
  if (typeof item !== 'object') return [item];
  if (item.kind === 'TypeInfo') return [{ namespace: item.namespace, name: item.name }];
  return [item.kind === 'Decimal' ? item.decimal : item.text];
}

function runFhirpath(each: SuiteCase): CaseOutcome {
  try {
    const model = each.namesModel && isModelName(each.model) ? models[each.model] : undefined;
    // A copy: fhirpath writes into what it is given.
    const subject = structuredClone(each.subject ?? {});
    const base =
      each.context === undefined ? each.expression : { expression: each.expression, base: each.context };
    const environment = {
      ...structuredClone(each.variables),
      resource: subject,
      rootResource: subject,
    };
    const result = fhirpath.evaluate(subject, base, environment, model, { async: false });
    const found = JSON.parse(JSON.stringify(result)) as unknown;
    return judge(Array.isArray(found) ? found : [found], each);
  } catch (error) {
    return judgeError(error, each);
  }
}

function judge(found: readonly unknown[], { result, isError }: SuiteCase): CaseOutcome {
  const isRight =
    !isError && isDeepStrictEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(result)));
  return { kind: isRight ? 'right' : 'wrong', detail: JSON.stringify(found).slice(0, 200) };
}

function judgeError(error: unknown, { isError }: SuiteCase): CaseOutcome {
  const said = error instanceof Error ? error.message : String(error);
  return { kind: isError ? 'right' : 'wrong', detail: `the error "${said.slice(0, 200)}"` };
}
