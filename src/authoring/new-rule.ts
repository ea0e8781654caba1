import type { JsonObject } from '../fhir/element.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { deriveExamples, exampleModel, type DerivedExamples } from './derive-examples.js';
import { insertRule } from './insert-rule.js';
import { mentionsIn } from './mentioned-paths.js';
import { newBase, newPackText, type PackDraft } from './new-pack.js';
import { provePack } from './prove.js';
import { ruleLines, type ExampleDrafts, type Remark, type RuleDraft } from './rule-text.js';
import { exampleType, remarksOn, sentence, usualExpression, type RuleWish } from './rule-wish.js';

/** The pack that gets the rule: the text of one that is there, or what one is to be like. */
export type Target =
  { readonly file: string; readonly text: string } | { readonly file: string; readonly draft: PackDraft };

/** Reads a text as the pack that it would be. Rejects with `RulePackError`. */
export type Parse = (text: string) => Promise<RulePack>;

export interface NewRule {
  /** The whole file. */
  readonly text: string;
  /** Where the rule stands in it. */
  readonly line: number;
  readonly expression: string;
  /** Lists whose example somebody has to fill in. */
  readonly open: readonly ('pass' | 'fail')[];
  /** Examples of other rules that are no longer proved. */
  readonly disturbed: readonly string[];
}

/**
 * Writes a rule with an example that passes and one that fails. Undefined for a pack that text cannot be added to.
 * Rejects with `RulePackError` where the rule would be defective.
 */
export async function newRule(wish: RuleWish, target: Target, parse: Parse): Promise<NewRule | undefined> {
  const write = createWriter(target);
  const trial = await write({ ...wish, ...unsaid(wish) }, toBeTried);
  if (trial === undefined) return undefined;
  const bare = await parse(trial);
  const expression = wish.expression ?? usualExpression(ownRule(bare, wish.key), bare);
  const draft = { ...wish, expression, human: wish.human ?? sentence(wish, expression) };
  const first = await parse((await write(draft, toBeTried)) ?? '');
  // What the rule is about is not for `base` to say: an example cannot take it away.
  const about = firstNames(ownRule(first, wish.key), first);
  const pack = await parse((await write(draft, toBeTried, [], about)) ?? '');
  const rule = ownRule(pack, wish.key);
  const found = deriveExamples(rule, pack, exampleType(rule, pack), exampleModel(rule, pack));
  const open = (['pass', 'fail'] as const).filter((list) => found[list] === undefined);
  const text = (await write(draft, exampleDrafts(found), remarksOn(wish, open), about)) ?? '';
  const result = await parse(text);
  return {
    text,
    line: ownRule(result, wish.key).place.line,
    expression,
    open,
    disturbed: 'text' in target ? disturbedBy(await parse(target.text), result) : [],
  };
}

const toBeTried: ExampleDrafts = {
  pass: { resourceType: 'CapabilityStatement' },
  fail: { resourceType: 'CapabilityStatement' },
};

const unsaid = ({ human = 'To be tried.', expression = 'id.exists()' }: RuleWish) => ({ human, expression });

type Writer = (
  draft: RuleDraft,
  examples: ExampleDrafts,
  remarks?: readonly Remark[],
  about?: ReadonlySet<string>,
) => Promise<string | undefined>;

const createWriter =
  (target: Target): Writer =>
  async (draft, examples, remarks = [], about = new Set()) => {
    const lines = await ruleLines(draft, examples, remarks);
    if ('text' in target) return insertRule(target.text, lines, target.file);
    const head = await newPackText(target.draft, newBase(target.draft, about));
    return head + lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
  };

function ownRule(pack: RulePack, key: string): Rule {
  const rule = pack.rules.find((each) => each.key === key);
  if (rule === undefined) throw new Error(`The rule ${key} did not come to stand in its pack.`);
  return rule;
}

/** Examples that were proved without the new rule. */
function disturbedBy(before: RulePack, after: RulePack): string[] {
  const unproved = (pack: RulePack): string[] =>
    provePack(pack)
      .filter(({ word }) => word !== 'proved')
      .map(({ list, index, rule }) => `${list} example ${(index + 1).toString()} of ${rule.key}`);
  const known = new Set(unproved(before));
  const keys = new Set(before.rules.map(({ key }) => key));
  return unproved(after).filter((each) => !known.has(each) && keys.has(each.replace(/^.* of /, '')));
}

function firstNames(rule: Rule, { constants }: RulePack): ReadonlySet<string> {
  const context = rule.context && mentionsIn(rule.context.tree, [], constants);
  const focus = context === undefined ? [] : context.end;
  const trees = [rule.when, rule.expression].flatMap((each) => each?.tree ?? []);
  const paths = [
    ...(context?.paths ?? []),
    ...trees.flatMap((tree) => mentionsIn(tree, focus, constants).paths),
  ];
  return new Set(paths.flatMap(([step]) => step?.name ?? []));
}

function exampleDrafts({ pass, fail, least }: DerivedExamples): ExampleDrafts {
  const toFill = (name: string): JsonObject => ({ $name: name, ...least });
  return {
    pass: pass ?? toFill('to be filled in, so that it passes'),
    fail: fail ?? toFill('to be filled in, so that it fails'),
  };
}
