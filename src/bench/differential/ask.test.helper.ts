import { loadParser } from '../../expression/parse.js';
import type { JsonObject } from '../../fhir/element.js';
import { createSubject, rootVariables, type Question } from './evaluate.js';

const parse = await loadParser();

/** An expression on an R4 resource. */
export function ask(text: string, json: JsonObject): Question {
  const subject = createSubject('a resource', json, '4.0');
  return { text, tree: parse(text), subject, node: subject.root, variables: rootVariables(subject) };
}
