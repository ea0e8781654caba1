import { pageName } from '../../report/docs-url.js';
import type { Rule, RulePack } from '../../rules/rule-pack.js';

export const indexPath = 'index';

/** Each pack has a folder: `capabilitystatement-websocket/index`. */
export const packPath = ({ pack }: Pick<RulePack, 'pack'>): string => `${pack}/index`;

/** `capabilitystatement-websocket/ws-type`. */
export const rulePath = (pack: Pick<RulePack, 'pack'>, { key }: Pick<Rule, 'key'>): string =>
  `${pack.pack}/${pageName(key)}`;
