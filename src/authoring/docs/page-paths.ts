import type { Rule, RulePack } from '../../rules/rule-pack.js';

export const indexPath = 'index';

/** Each pack has a folder: `capabilitystatement-websocket/index`. */
export const packPath = ({ pack }: Pick<RulePack, 'pack'>): string => `${pack}/index`;

/** `capabilitystatement-websocket/ws-type`. */
export const rulePath = (pack: Pick<RulePack, 'pack'>, { key }: Pick<Rule, 'key'>): string =>
  `${pack.pack}/${fileName(key)}`;

/** Keys have no underscore: this name is no other rule's. */
const fileName = (key: string): string => (taken.test(key) ? `${key}_` : key);

/** The pages of packs, and names that Windows has for devices. */
const taken = /^(?:index|readme|con|prn|aux|nul|com\d|lpt\d)$/;
