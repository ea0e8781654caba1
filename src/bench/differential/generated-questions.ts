import { checkExpression } from '../../expression/check/check.js';
import { typeSet, type TypeSet } from '../../expression/check/types.js';
import { isCovered } from '../../expression/evaluator.js';
import { loadParser } from '../../expression/parse.js';
import type { Expression } from '../../expression/syntax.js';
import { modelOf } from '../../fhir/model/model.js';
import { variableTypes } from '../../rules/variables.js';
import { documentTypes, type DocumentType } from './documents.js';
import { rootVariables, type Question, type Subject } from './evaluate.js';
import { generateExpression } from './expressions.js';
import type { Random } from './random.js';

/** An expression that a pack could hold: the checker finds nothing. */
export interface GeneratedExpression extends DocumentType {
  readonly text: string;
  readonly tree: Expression;
}

export interface Generation {
  readonly expressions: readonly GeneratedExpression[];
  /** Those that the checker refuses, or the compiler leaves to fhirpath.js. */
  readonly refused: number;
}

const parse = await loadParser();

/** Generates different expressions until enough of them are allowed. Most stand on an R4 CapabilityStatement. */
export function generateExpressions(count: number, random: Random): Generation {
  const expressions: GeneratedExpression[] = [];
  const known = new Set<string>();
  let refused = 0;
  while (expressions.length < count) {
    const on = random.pick([...documentTypes.slice(0, 1), ...documentTypes]);
    const typesOf = (text: string, focus: string): TypeSet => check(parse(text), focus, on).types;
    const text = generateExpression(on.type, modelOf(on.release), random, typesOf);
    if (known.has(text)) continue;
    known.add(text);
    const tree = parse(text);
    if (check(tree, on.type, on).isSound && isCovered(tree)) expressions.push({ ...on, text, tree });
    else refused += 1;
  }
  return { expressions, refused };
}

function check(
  tree: Expression,
  focus: string,
  { type, release }: DocumentType,
): { readonly types: TypeSet; readonly isSound: boolean } {
  const types = typeSet(focus);
  let isSound = true;
  const scope = {
    model: modelOf(release),
    focus: focus === '' ? undefined : types,
    variables: variableTypes(typeSet(type), types, {}),
    constants: {},
    report: (): void => void (isSound = false),
  };
  return { types: checkExpression(tree, scope), isSound };
}

/** Each expression on some of the subjects that it could stand on. */
export function* generatedQuestions(
  expressions: readonly GeneratedExpression[],
  subjects: readonly Subject[],
  perExpression: number,
  random: Random,
): Generator<Question> {
  for (const { text, tree, type, release } of expressions) {
    const fitting = subjects.filter((each) => each.release === release && each.json.resourceType === type);
    for (let index = 0; index < perExpression && fitting.length > 0; index++) {
      const subject = random.pick(fitting);
      yield { text, tree, subject, node: subject.root, variables: rootVariables(subject) };
    }
  }
}
