import fc from 'fast-check';
import { parse } from '../expression/values-of.test.helper.js';
import { checkRule } from '../rules/check-rule.js';
import { parsePack } from '../rules/parse-pack.js';
import type { Rule, RulePack, SourceExpression } from '../rules/rule-pack.js';

/** The expressions of a rule, as text. */
export interface RuleText {
  readonly context?: string | undefined;
  readonly when?: string | undefined;
  readonly expression: string;
}

const constants = { one: 'urn:a:one', least: 0, most: 1, yes: true };

const from = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const url = from("'urn:a:one'", "'urn:a:two'", "'urn:none'", '%one');
const limit = from('0', '1', '%most', '%least');
const order = from('=', '!=', '<', '<=', '>', '>=');

/** Fills the holes of a template, each with its own text. */
const filled = (template: string, ...holes: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...holes).map((texts) => texts.reduce((text, each) => text.replace('_', () => each), template));

const starts = from(
  ...[
    '$this',
    '%resource',
    '%context',
    '%rootResource',
    '%parent',
    '%resource.rest',
    '%resource.format',
    'url',
  ],
  ...[
    'descendants()',
    'children()',
    'extension',
    'extension.value',
    '%resource.contained',
    '{}',
    'true',
    '1',
  ],
  ...['%resource.modifierExtension', 'descendants().extension', '%resource.rest.security', '%resource.name'],
);
const found = filled(
  '_extension(_)',
  from(
    '',
    '',
    '',
    'descendants().',
    '%resource.',
    '%resource.rest.',
    '%context.',
    '%rootResource.',
    '%parent.',
  ),
  url,
);
const step = from(
  ...['extension', 'url', 'value', 'children()', 'first()', 'last()', 'tail()', 'single()', 'distinct()'],
  ...['skip(1)', 'take(1)', 'type()', 'count()', 'getValue()', 'lower()', 'where(true)'],
);

const { path, condition } = fc.letrec<{ path: string; condition: string }>((tie) => {
  const inner = tie('path');
  const test = tie('condition');
  return {
    path: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      ...[found, starts, found, filled('_._', inner, step), filled('_.extension(_)', inner, url)],
      filled('_.extension(_)', inner, from('url', '%resource.name', '%resource.format', '%path')),
      filled('_._(_)', inner, from('where', 'select'), test),
      filled('_._(_)', inner, from('combine', 'union', 'intersect', 'exclude', 'select'), inner),
      filled('(_ | _)', inner, inner),
      filled('_.repeat(_)', inner, from('extension', 'children()')),
      filled('_._(_)', inner, from('ofType', 'as'), from('Extension', 'uri', 'Coding')),
      filled('_[_]', inner, from('0', '1', '%most', '%resource.extension.count()', 'extension.count()')),
      filled('iif(_, _, _)', test, inner, inner),
    ),
    condition: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      filled('_._', found, from('exists()', 'empty()')),
      filled('_.count() _ _', found, order, limit),
      filled('_._', inner, from('exists()', 'empty()', 'hasValue()', 'isDistinct()')),
      filled('_.count() _ _', inner, order, limit),
      filled(
        'url._(_)',
        from('matches', 'startsWith', 'endsWith', 'contains'),
        from("'^urn:a'", "'two'", 'url'),
      ),
      filled('url _ _', from('=', '!=', '~', '!~', '>'), url),
      filled('_._(_)', inner, from('exists', 'all'), test),
      filled('(_).not()', test),
      filled('(_ _ _)', test, from('and', 'or', 'xor', 'implies'), test),
      filled('(_ _ _)', test, from('and', 'or', 'implies'), test),
      filled('(_ _ _)', inner, from('=', '!=', '~', '!~', 'in'), inner),
      filled('(_ is _)', inner, from('Extension', 'uri')),
      filled('iif(_, _, _)', test, test, test),
      from("%path = 'CapabilityStatement.rest.extension'", '%index = 0', 'true', 'false', '%yes', '{}'),
      from("1 'mg' < 2 'g'", "extension.value.ofType(Quantity) < 1 'mg'", "url.single() = 'urn:a:one'"),
    ),
  };
});

const term = fc.oneof(
  filled('_extension(_)', from('', 'descendants().', '%resource.', '$this.descendants().'), url),
  from('extension', 'modifierExtension', 'descendants().extension', 'descendants().modifierExtension'),
);
const context = fc.oneof(
  term,
  from('descendants()', '$this.descendants()', '%resource.descendants()', 'rest.descendants()'),
  filled('_._(_)', term, from('combine', 'union'), term),
  filled('_.combine(_).combine(_)', term, term, term),
  filled('_.extension(_)', from('rest', 'name', 'rest.security', 'contained', 'descendants()[0]'), url),
  path,
);

const content = from(
  'hasValue() or (children().count() > id.count())',
  'hasValue() or children().count() > id.count()',
  'children().count() > id.count()',
);

export const ruleText: fc.Arbitrary<RuleText> = fc.record({
  context: fc.option(context, { nil: undefined }),
  when: fc.option(condition, { nil: undefined }),
  expression: fc.oneof({ arbitrary: condition, weight: 5 }, { arbitrary: content, weight: 1 }),
});

/** The pack of those rules that loading does not refuse; `rule-0` and so on. */
export async function packOf(texts: readonly RuleText[], resource: string): Promise<RulePack> {
  const example = { resourceType: 'Patient' };
  const shared = { severity: 'error', human: 'It holds.', examples: { pass: [example], fail: [example] } };
  const rules = texts
    .filter((each) => isSound(each, resource))
    .map((rule, index) => ({ key: `rule-${index.toString()}`, ...rule, ...shared }));
  const head = { language: 1, pack: 'random', version: '1.0.0', title: 'Random', url: 'urn:random' };
  const always = { key: 'always', expression: 'true', ...shared };
  return parsePack(
    JSON.stringify({ ...head, fhirVersion: ['4.0', '5.0'], resource, constants, rules: [...rules, always] }),
  );
}

function isSound({ context, when, expression }: RuleText, resource: string): boolean {
  const source = (text: string): SourceExpression => ({ text, tree: parse(text) });
  const expressions = {
    expression: source(expression),
    message: [],
    ...(context !== undefined && { context: source(context) }),
    ...(when !== undefined && { when: source(when) }),
  };
  let faults = 0;
  // The checker looks at nothing but the expressions.
  checkRule(expressions as unknown as Rule, resource, ['4.0', '5.0'], constants, () => faults++);
  return faults === 0;
}
