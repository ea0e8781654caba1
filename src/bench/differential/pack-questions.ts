import { compileExpression } from '../../expression/evaluator.js';
import { isNode } from '../../expression/evaluate/item.js';
import type { ElementNode } from '../../fhir/element.js';
import { isA } from '../../fhir/model/model.js';
import { expressionsOf } from '../../rules/expressions-of.js';
import type { Rule, RulePack, SourceExpression } from '../../rules/rule-pack.js';
import { shippedPack, shippedPackNames } from '../../rules/shipped.js';
import { variablesFor } from '../../rules/variables.js';
import type { Question, Subject } from './evaluate.js';

/** A rule on every extension would be asked thousands of times of a large statement. */
const mostNodes = 40;

/** Every expression of every pack that ships, where a rule would evaluate it. */
export function* packQuestions(subject: Subject): Generator<Question> {
  for (const pack of packs()) {
    for (const rule of pack.rules) {
      const versions = rule.fhirVersion ?? pack.fhirVersion;
      if (versions.includes(subject.release) && isA(subject.root.type, rule.resource ?? pack.resource)) {
        yield* ruleQuestions(rule, pack, subject);
      }
    }
  }
}

let known: readonly RulePack[] | undefined;
const packs = (): readonly RulePack[] =>
  (known ??= shippedPackNames().flatMap((name) => shippedPack(name) ?? []));

function* ruleQuestions(rule: Rule, pack: RulePack, subject: Subject): Generator<Question> {
  const ask = ({ text, tree }: SourceExpression, node: ElementNode): Question => ({
    text,
    tree,
    subject,
    node,
    variables: variablesFor(node, pack.constants, '2020-06-15'),
  });
  const { context } = rule;
  let nodes: readonly ElementNode[] = [subject.root];
  if (context !== undefined) {
    const question = ask(context, subject.root);
    yield question;
    nodes = compileExpression(context.tree)(question.node, question.variables).filter(isNode);
  }
  // What FHIR's JSON shape refuses is judged by no rule.
  nodes = nodes.filter(({ isRefused }) => !isRefused);
  const step = Math.ceil(nodes.length / mostNodes);
  for (const node of nodes.filter((_, index) => index % step === 0)) {
    for (const source of expressionsOf(rule)) if (source !== context) yield ask(source, node);
  }
}
