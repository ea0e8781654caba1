import { isDeepStrictEqual } from 'node:util';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import r5 from 'fhirpath/fhir-context/r5';
import stu3 from 'fhirpath/fhir-context/stu3';
import { compileExpression, isCovered } from '../expression/evaluator.js';
import { isNode, type Item } from '../expression/evaluate/item.js';
import { loadParser } from '../expression/parse.js';
import type { Expression } from '../expression/syntax.js';
import { isObject, rootNode, type ElementNode } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
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
  const model = modelOf(releaseOf[each.model]);
  const node = rootNode(isObject(each.subject) ? each.subject : {}, model);
  const variables = variablesOf(each, node);
  try {
    const evaluate = compileExpression(tree);
    const focus = each.context === undefined ? node : contextOf(each.context, node, parse);
    const items = evaluate(focus, (name) => (name === 'context' ? [focus] : variables(name)));
    return judge(items.map(plain), each);
  } catch (error) {
    return judgeError(error, each);
  }
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

function variablesOf({ variables, model }: SuiteCase, node: ElementNode): (name: string) => readonly Item[] {
  const known: Record<string, readonly Item[]> = {
    resource: [node],
    rootResource: [node],
    ucum: ['http://unitsofmeasure.org'],
    sct: ['http://snomed.info/sct'],
    loinc: ['http://loinc.org'],
  };
  for (const [name, value] of Object.entries(variables)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
    known[name] = values.map((each) => {
      if (isObject(each)) return rootNode(each, modelOf(isModelName(model) ? releaseOf[model] : '4.0'));
      return typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean' ? each : '';
    });
  }
  return (name) => known[name] ?? [];
}

function plain(item: Item): unknown {
  if (isNode(item)) return item.value ?? null;
  if (typeof item !== 'object') return item;
  if ('namespace' in item) return { namespace: item.namespace, name: item.name };
  return item.text;
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
