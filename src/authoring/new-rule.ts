import type { Model, TypeDefinition } from '../fhir/model/model.js';
import type { JsonObject } from '../fhir/element.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { deriveExamples, exampleModel, type DerivedExamples } from './derive-examples.js';
import { resolvePath } from './element-path.js';
import { insertRule } from './insert-rule.js';
import { mentionsIn } from './mentioned-paths.js';
import { newBase, newPackText, type PackDraft } from './new-pack.js';
import { provePack } from './prove.js';
import { ruleLines, type ExampleDrafts, type Remark, type RuleDraft } from './rule-text.js';

/** What is wanted of a new rule. What is not said is made up. */
export interface RuleWish extends Omit<RuleDraft, 'human' | 'expression'> {
  readonly human?: string | undefined;
  readonly expression?: string | undefined;
}

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

/** A rule for every type needs some type to be shown on. */
function exampleType(rule: Rule, pack: RulePack): string {
  const stated = pack.base?.resourceType;
  const base = typeof stated === 'string' ? stated : 'CapabilityStatement';
  const type = rule.resource ?? pack.resource;
  return type === 'Resource' ? base : type;
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

/** What is mostly asked of an element, in this order. */
const usual = ['documentation', 'description', 'definition', 'value', 'name', 'title', 'code', 'text'];

function usualExpression(rule: Rule, pack: RulePack): string {
  const model = exampleModel(rule, pack);
  const type = contextType(rule, pack, model);
  if (type === undefined) return 'id.exists()';
  if (type.kind === 'primitive') return 'hasValue()';
  return `${usual.find((name) => type.elements.has(name)) ?? 'id'}.exists()`;
}

function contextType(rule: Rule, pack: RulePack, model: Model): TypeDefinition | undefined {
  const type = model.type(exampleType(rule, pack));
  if (rule.context === undefined || type === undefined) return type;
  const path = mentionsIn(rule.context.tree, [], pack.constants).end;
  const end = path && resolvePath(path, type, model);
  return end && model.type(end.typeName);
}

/** Two braces would be taken for the beginning of an expression. */
function sentence({ context, expression: asked, resource }: RuleWish, expression: string): string {
  const what = context?.includes('{{') === false ? context : (resource ?? 'resource');
  if (asked !== undefined) return `Every ${what} is as it should be.`;
  return expression === 'hasValue()'
    ? `Every ${what} has a value.`
    : `Every ${what} has ${withArticle(expression.replace('.exists()', ''))}.`;
}

const withArticle = (name: string): string =>
  /^(?:documentation|text)$/.test(name) ? name : /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;

function exampleDrafts({ pass, fail, least }: DerivedExamples): ExampleDrafts {
  const toFill = (name: string): JsonObject => ({ $name: name, ...least });
  return {
    pass: pass ?? toFill('to be filled in, so that it passes'),
    fail: fail ?? toFill('to be filled in, so that it fails'),
  };
}

function remarksOn({ human, expression }: RuleWish, open: readonly string[]): Remark[] {
  const wanted = { pass: 'the rule judges and passes', fail: 'the rule refuses' };
  return [
    ...(human === undefined && expression !== undefined
      ? [
          {
            before: 'human',
            text: 'Say here what holds, in a sentence that is true of everything that passes.',
          },
        ]
      : []),
    ...(['pass', 'fail'] as const)
      .filter((list) => open.includes(list))
      .map((list) => ({
        before: list,
        text: `Fill in a resource that ${wanted[list]}; rulepack test says whether it does.`,
      })),
  ];
}
