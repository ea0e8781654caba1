import { compileRule } from '../../engine/compile-rules.js';
import type { Example, Rule, RulePack } from '../../rules/rule-pack.js';
import { openExamples, runExample, type OpenExample } from '../run-example.js';
import type { ExampleList, Failure } from '../verdict.js';
import { jsonText } from './json-text.js';
import { badge, code, joined, lineBreak, section, type Block, type Content } from './page.js';

/** The examples of a rule as JSON, those that fail first, with the issues that they give. */
export function ruleExamples(rule: Rule, pack: RulePack): Block[] {
  const compiled = compileRule(rule, pack);
  const opened = openExamples(rule);
  return lists.flatMap(([list, title]) =>
    section(
      2,
      title,
      opened
        .filter((each) => each.list === list)
        .map((each, index) => exampleBlock(each, index, rule, runExample(compiled, each).failures)),
    ),
  );
}

const lists: readonly (readonly [ExampleList, string])[] = [
  ['fail', 'Examples that fail'],
  ['pass', 'Examples that pass'],
  ['skip', 'Where the rule does not apply'],
];

function exampleBlock(
  { list, example }: OpenExample,
  index: number,
  { severity }: Rule,
  failures: readonly Failure[],
): Block {
  const issues = failures.map(({ location, text }): Content => [
    badge(severity),
    ' at ',
    code(location),
    `: ${text}`,
  ]);
  return {
    kind: 'example',
    title: titleOf(example, index),
    outcome: joined(issues, lineBreak),
    json: jsonText(example.resource),
    isOpen: index === 0 && list !== 'skip',
  };
}

function titleOf({ name, asOf }: Example, index: number): string {
  const title = `Example ${(index + 1).toString()}${name === undefined ? '' : `: ${name}`}`;
  return asOf === undefined ? title : `${title} (judged as of ${asOf})`;
}
