import { targetText, type Config, type RuleSetting } from './config.js';

/** Joins configurations: what a later one says wins, and suppressions add up. */
export const mergeConfigs = (configs: readonly Config[]): Config =>
  configs.reduce((before, later) => ({
    ...before,
    ...later,
    rules: [...before.rules.filter((setting) => !isReplaced(setting, later.rules)), ...later.rules],
    suppress: [...before.suppress, ...later.suppress],
  }));

/** What is said of a key in general replaces what was said of it in one pack. */
const isReplaced = (setting: RuleSetting, later: readonly RuleSetting[]): boolean =>
  later.some((each) =>
    each.pack === undefined ? each.key === setting.key : targetText(each) === targetText(setting),
  );
