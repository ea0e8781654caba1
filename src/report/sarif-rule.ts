import type { ReportingDescriptor } from 'sarif';
import type { CheckedIssue } from '../engine/check-result.js';
import { sourceFor } from '../rules/release-pack.js';
import type { Rule } from '../rules/rule-pack.js';
import { keySentence } from './key-sentences.js';
import { ruleIdOf } from './rule-id.js';
import { levels, messageText } from './sarif-text.js';
import { visible } from './visible.js';
import { webAddress } from './web-address.js';

/** A rule of a pack. `docsPage`: where its documentation is; without it, its source is told. */
export function ruleDescriptor(id: string, rule: Rule, docsPage?: string): ReportingDescriptor {
  const { human, requirements, docs, source } = rule;
  const helpUri = docsPage ?? (source === undefined ? undefined : webAddress(sourceFor(source, undefined)));
  const help = [human, requirements, docs].filter((text) => text !== undefined).join('\n\n');
  return {
    id: visible(id),
    name: nameOf(rule.key),
    shortDescription: { text: messageText(human) },
    fullDescription: { text: messageText(requirements ?? human) },
    help: { text: help.split('\n').map(messageText).join('\n') },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: rule.tags.map(visible) },
  };
}

/** What a table of a pack or the JSON shape demands under one key. `docsPage`: where its documentation is. */
export function keyDescriptor(checked: CheckedIssue, docsPage?: string): ReportingDescriptor {
  const text = messageText(keySentence(checked.key));
  return {
    id: visible(ruleIdOf(checked)),
    name: nameOf(checked.key),
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
    ...(docsPage !== undefined && { helpUri: docsPage }),
    defaultConfiguration: { level: levels[checked.issue.severity] },
    properties: { tags: [] },
  };
}

/** `ws-type` as an identifier: `WsType`. */
const nameOf = (key: string): string =>
  key.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
