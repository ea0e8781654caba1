import type { Rule } from '../rule-pack.js';
import type { Advisor } from './advisor.js';

export const humanSaysNothing: Advisor = {
  code: 'human-says-nothing',
  title: 'human does not say what holds.',
  why: `human is one sentence that is true of every resource that passes: it is what FHIR calls human in a constraint, and
what people read in a list of rules. A sentence that repeats the key or the expression tells nobody anything; one that
says what is wrong, or what is checked, is false of the resources that pass. What is wrong stands in message.`,
  before: `human: Check the name.
expression: name.exists()`,
  after: `human: The statement has a name.
message: The statement has no name; add it.
expression: name.exists()`,
  find: ({ rule }) => {
    const problem = problemOf(rule);
    if (problem === undefined) return [];
    const text = `${problem} Write one sentence that is true of every resource that passes: The statement has a name.`;
    return [{ field: 'human', start: 0, length: firstWord(rule.human).length, text }];
  },
};

const firstWord = (text: string): string => /^\S+/.exec(text)?.[0] ?? '';
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

const commands =
  /^(?:check|checks|validate|validates|verify|verifies|ensure|ensures|test|tests|make sure)\b/i;
const failures =
  /^(?:error|warning|invalid|wrong|bad|missing|fails?|failed|must not fail)\b|\b(?:is|are) (?:invalid|wrong|missing|incorrect|not valid|not correct)[.!]?$/i;
/** `No endpoint is invalid` says what holds. */
const denial = /^(?:no|none|neither|nothing|nobody)\b/i;

function problemOf({ human, key, expression }: Rule): string | undefined {
  const text = human.trim();
  if (bare(text) === bare(key)) return 'This repeats the key.';
  if (bare(text) === bare(expression.text)) return 'This repeats the expression.';
  if (commands.test(text)) return `This says what is done (${firstWord(text)}), not what holds.`;
  if (failures.test(text) && !denial.test(text)) return 'This says what is wrong, not what holds.';
  return text.split(/\s+/).length < 3 ? 'This is no sentence.' : undefined;
}
