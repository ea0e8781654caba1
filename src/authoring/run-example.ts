import { appliesTo, type CompiledRule } from '../engine/compile-rules.js';
import { judge } from '../engine/judge.js';
import { createView } from '../engine/resource-view.js';
import type { ElementNode } from '../fhir/element.js';
import { readDocument } from '../input/document.js';
import { defaultLimits } from '../input/limits.js';
import type { Example, Rule } from '../rules/rule-pack.js';
import { exampleLists, type ExampleList, type Failure, type Observed } from './verdict.js';

/** An example that was read once, to be judged often. */
export interface OpenExample {
  readonly list: ExampleList;
  readonly example: Example;
  readonly resources: readonly ElementNode[];
}

export function openExamples(rule: Rule): OpenExample[] {
  return exampleLists.flatMap((list) =>
    rule.examples[list].map((example) => {
      const { resources } = readDocument(example.resource, defaultLimits, undefined);
      return { list, example, resources };
    }),
  );
}

/** Evaluates one rule on an example the ordinary way, without any other rule and without the dispatch. */
export function runExample(compiled: CompiledRule, { resources, example }: OpenExample): Observed {
  let passed = 0;
  const failures = new Map<string, Failure>();
  for (const resource of resources) {
    const { type, model } = resource;
    if (type === undefined || !appliesTo(compiled, type, model.release)) continue;
    const judgement = judge(compiled, createView(resource, example.asOf), defaultLimits.maxIssues);
    passed += judgement.passed;
    for (const { location = '', text, code } of judgement.findings) {
      // An element that is judged twice is told once, as the validator does.
      const isBroken = code === 'exception' || code === 'too-costly';
      failures.set(JSON.stringify([location, text]), { location, text, isBroken });
    }
  }
  return { passed, failures: [...failures.values()] };
}
