import type { RulePack } from '../../rules/rule-pack.js';
import { badge, pageLink, type Block } from './page.js';
import { rulePath } from './page-paths.js';

/** Every rule of a pack in a row, in the pack's order. */
export const rulesTable = (pack: RulePack): Block => ({
  kind: 'table',
  caption: `Rules of ${pack.title}`,
  head: ['Rule', 'Severity', 'What holds'],
  rows: pack.rules.map((rule) => [
    [pageLink(rulePath(pack, rule), rule.key)],
    [badge(rule.severity), ...(rule.status === 'active' ? [] : [' ', badge(rule.status)])],
    [rule.human],
  ]),
});
