import { withExtended } from '../engine/compile-rules.js';
import { structureKeys } from '../engine/structure/complaint.js';
import { shapeKeys } from '../input/shape-issues.js';
import type { RulePack } from '../rules/rule-pack.js';
import type { Target } from './config.js';
import type { Levels } from './levels.js';

/** What judges in a run. */
export interface Judging {
  readonly packs: readonly RulePack[];
  /** Keys, tags and PACK/KEY of what is off. */
  readonly off: readonly string[];
  readonly levels: Levels;
}

/** Whether anything can give the issues that are meant: a rule that is off or not chosen cannot. */
export function isJudged({ pack: wanted, key }: Target, { packs, off, levels }: Judging): boolean {
  const rules = withExtended(packs).flatMap(({ pack, rules: all }) =>
    all.flatMap((rule) => (rule.key === key ? [{ pack, tags: rule.tags }] : [])),
  );
  if (rules.length > 0) {
    return rules.some(
      ({ pack, tags }) =>
        (wanted === undefined || pack === wanted) &&
        ![key, `${pack}/${key}`, ...tags].some((name) => off.includes(name)),
    );
  }
  const isOther = [shapeKeys, structureKeys].some((keys) => Object.hasOwn(keys, key)) || key === 'not-judged';
  return isOther && !off.includes(key) && levels.levelOf({ pack: wanted ?? '', key, tags: [] }) !== 'off';
}
