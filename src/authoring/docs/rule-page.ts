import { tokensOf } from '../../expression/tokens.js';
import { expressionsOf } from '../../rules/expressions-of.js';
import type { MessagePart, Rule, RulePack } from '../../rules/rule-pack.js';
import { fixWords } from '../fix-words.js';
import {
  badge,
  code,
  facts,
  joined,
  pageLink,
  paragraph,
  section,
  strong,
  webLink,
  type Block,
  type Content,
  type Page,
} from './page.js';
import { indexPath, packPath, rulePath } from './page-paths.js';
import { proseBlocks } from './prose.js';
import { ruleExamples } from './rule-examples.js';
import { releaseNames, sourceLinks } from './sources.js';

/** The page of a rule. `playground`: the address that opens the rule there. */
export function rulePage(rule: Rule, pack: RulePack, playground: string | undefined): Page {
  return {
    path: rulePath(pack, rule),
    title: rule.key,
    trail: [pageLink(indexPath, 'All rules'), pageLink(packPath(pack), pack.title)],
    blocks: [
      paragraph(badge(rule.severity), ' ', strong(rule.human)),
      ...replacement(rule, pack),
      ...(rule.requirements === undefined ? [] : [paragraph(rule.requirements)]),
      ...proseBlocks(rule.docs ?? ''),
      ...(playground === undefined ? [] : [paragraph(webLink(playground, 'Open in the playground'))]),
      ...ruleFacts(rule, pack),
      ...section(2, 'What is judged', expressionBlocks(rule, pack)),
      ...ruleExamples(rule, pack),
    ],
  };
}

function replacement({ status, replacedBy }: Rule, pack: RulePack): Block[] {
  const instead: Content =
    replacedBy === undefined
      ? []
      : ['Use ', pageLink(rulePath(pack, { key: replacedBy }), replacedBy), ' instead.'];
  if (status === 'active' && replacedBy === undefined) return [];
  return [paragraph(badge(status), ' ', ...instead)];
}

function ruleFacts(rule: Rule, pack: RulePack): Block[] {
  const releases = rule.fhirVersion ?? pack.fhirVersion;
  const type = rule.resource ?? pack.resource;
  return facts([
    ['Resource', [type === 'Resource' ? 'every type' : code(type)]],
    ['FHIR versions', [releaseNames(releases)]],
    ['Source', sourceLinks(rule.source ?? pack.source, releases)],
    ['Issue type', [code(rule.code)]],
    ['Message', [code(messageText(rule.message))]],
    ['Message id', rule.messageId === undefined ? undefined : [code(rule.messageId)]],
    ['Fix', rule.fix && [code(fixWords(rule.fix))]],
    [
      'Tags',
      joined(
        rule.tags.map((tag) => [code(tag)]),
        ', ',
      ),
    ],
    ['Since', rule.since === undefined ? undefined : [`version ${rule.since} of the pack`]],
  ]);
}

/** A message as it is written: `{{FHIRPath}}` stands for a value. */
const messageText = (parts: readonly MessagePart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `{{${part.text}}}`)).join('');

function expressionBlocks(rule: Rule, pack: RulePack): Block[] {
  const part = (words: string, text: string | undefined): Block[] =>
    text === undefined ? [] : [paragraph(words), { kind: 'code', language: 'fhirpath', text }];
  return [
    ...(rule.context === undefined ? [paragraph('The resource itself is judged.')] : []),
    ...part('Context: each of these elements is judged.', rule.context?.text),
    ...part('When: only where this is true.', rule.when?.text),
    ...part('Expression: this must be true.', rule.expression.text),
    ...part('At: an issue is shown here.', rule.at?.text),
    ...constantFacts(rule, pack),
  ];
}

/** The constants that the rule's expressions use. */
function constantFacts(rule: Rule, { constants }: RulePack): Block[] {
  const used = new Set(
    expressionsOf(rule).flatMap(({ text }) =>
      tokensOf(text).flatMap((token) => (token.kind === 'variable' ? [token.text.slice(1)] : [])),
    ),
  );
  return facts(
    Object.entries(constants)
      .filter(([name]) => used.has(name))
      .map(([name, value]) => [`%${name}`, [code(String(value))]]),
  );
}
