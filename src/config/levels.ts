import type { CheckedIssue } from '../engine/check-result.js';
import { withExtended } from '../engine/compile-rules.js';
import type { RulePack } from '../rules/rule-pack.js';
import type { RuleSetting } from './config.js';
import { sourceOf } from './issue-source.js';

type Level = RuleSetting['level'];

/** What a rule or another issue is known by. */
interface Known {
  readonly pack: string;
  readonly key: string;
  readonly tags: readonly string[];
}

/** What a configuration makes of rules: PACK/KEY counts more than KEY, KEY more than a tag, of tags the last one. */
export interface Levels {
  levelOf(known: Known): Level | undefined;
  levelOfIssue(checked: CheckedIssue): Level | undefined;
}

export function createLevels(settings: readonly RuleSetting[]): Levels {
  const last = [...settings].reverse();
  const levelOf = ({ pack, key, tags }: Known): Level | undefined =>
    (
      last.find((each) => each.pack === pack && each.key === key) ??
      last.find((each) => each.pack === undefined && each.key === key) ??
      last.find((each) => each.pack === undefined && tags.includes(each.key))
    )?.level;
  return {
    levelOf,
    levelOfIssue: ({ issue, key, rule }) => levelOf({ pack: sourceOf(issue), key, tags: rule?.tags ?? [] }),
  };
}

/** The rules that a configuration switches off, as PACK/KEY, so that they are not even evaluated. */
export const offRules = (levels: Levels, packs: readonly RulePack[]): string[] =>
  withExtended(packs).flatMap(({ pack, rules }) =>
    rules.flatMap(({ key, tags }) =>
      levels.levelOf({ pack, key, tags }) === 'off' ? [`${pack}/${key}`] : [],
    ),
  );
