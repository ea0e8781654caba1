import { modelOf } from '../../fhir/model/model.js';
import { loadParser } from '../../expression/parse.js';
import type { Expression } from '../../expression/syntax.js';
import { plainMessage } from './constraint-rule.js';
import { addRule, keyOf, type PackDraft } from './pack-draft.js';

/** A condition of another tool's, before it is a rule. */
export interface Predicate {
  readonly name: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly human: string;
  readonly requirements?: string;
  /** The type of resource that it is about, where that is said. */
  readonly resource?: string;
  /** FHIRPath of the element that it stands on. */
  readonly context?: string;
  /** Where it applies. */
  readonly filter?: string;
  readonly expression: string;
}

export interface Predicates {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly predicates: readonly Predicate[];
  /** What stands in the file and is no predicate. */
  readonly unsaid: readonly string[];
}

/** A pack of the predicates in one file. */
export async function predicatesDraft({ name, predicates, unsaid }: Predicates): Promise<PackDraft> {
  const pack = keyOf(name);
  const draft: PackDraft = {
    pack,
    version: '0.1.0',
    title: `The rules of ${name}`,
    url: `urn:rulepack:${pack}`,
    fhirVersion: ['4.0'],
    resource: 'Resource',
    valueSets: {},
    elements: {},
    extensions: {},
    good: {},
    rules: [],
    unsaid: [...unsaid],
  };
  const typed = predicates.map((each) => ({ ...each, resource: each.resource ?? typeIn(each) }));
  const types = new Set(typed.map(({ resource }) => resource));
  const [only = 'Resource'] = types;
  const resource = types.size === 1 ? only : 'Resource';
  const asCondition = await conditionMaker();
  for (const { filter, expression, human, ...predicate } of typed) {
    const when = filter === undefined ? undefined : asCondition(filter, predicate.resource);
    addRule(draft, {
      key: predicate.name,
      severity: predicate.severity,
      human: plainMessage(human),
      ...(predicate.requirements !== undefined && { requirements: predicate.requirements }),
      ...(predicate.resource !== undefined &&
        predicate.resource !== resource && { resource: predicate.resource }),
      ...(predicate.context !== undefined && { context: predicate.context }),
      ...(when !== undefined && when !== 'true' && { when }),
      expression: asCondition(expression, predicate.resource),
    });
  }
  return { ...draft, resource };
}

/** `Patient` of `Patient.name.exists()`. */
function typeIn({ filter = '', expression }: Predicate): string | undefined {
  const model = modelOf('4.0');
  const named = [filter, expression].map(
    (text) => /^\(*([A-Z][A-Za-z]+)(?![\w(])/.exec(text.trim())?.[1] ?? '',
  );
  return named.find((type) => model.isResourceType(type));
}

const conditions: ReadonlySet<string> = new Set([
  ...[
    'exists',
    'empty',
    'all',
    'allTrue',
    'anyTrue',
    'allFalse',
    'anyFalse',
    'not',
    'is',
    'hasValue',
    'isDistinct',
  ],
  ...['subsetOf', 'supersetOf', 'startsWith', 'endsWith', 'contains', 'matches', 'matchesFull', 'iif'],
]);
const calculations: ReadonlySet<string> = new Set(['|', '+', '-', '*', '/', '&', 'div', 'mod']);

/** There, anything that is there counts as true; here, only true does. A type alone says which resources are meant. */
async function conditionMaker(): Promise<(text: string, resource: string | undefined) => string> {
  const parse = await loadParser();
  const model = modelOf('4.0');
  return (text, resource) => {
    const trimmed = text.trim();
    if (trimmed === resource) return 'true';
    let tree: Expression;
    try {
      tree = parse(trimmed);
    } catch {
      // What is wrong is told when the pack is read.
      return trimmed;
    }
    const element = tree.kind === 'member' ? model.type(resource ?? '')?.elements.get(tree.name) : undefined;
    const isFlag = element?.types.length === 1 && element.types[0] === 'boolean';
    return isCondition(tree) || isFlag ? trimmed : `(${trimmed}).exists()`;
  };
}

function isCondition(tree: Expression): boolean {
  if (tree.kind === 'call') return conditions.has(tree.name);
  if (tree.kind === 'binary') return !calculations.has(tree.operator);
  return tree.kind === 'literal' || (tree.kind === 'type' && tree.operator === 'is');
}
