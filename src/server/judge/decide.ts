import { applyDecisions, type Decisions } from '../../config/apply-config.js';
import type { Config } from '../../config/config.js';
import { createLevels } from '../../config/levels.js';
import { listWorst } from '../../config/list-worst.js';
import { createSuppressions } from '../../config/suppressions.js';
import { defaultLimits } from '../../input/limits.js';
import type { JudgeOptions } from './judge-options.js';
import type { Judging } from './judge-resource.js';

/** Whether a configuration changes results at all. */
export const isDecided = (config: JudgeOptions['config']): boolean =>
  config !== undefined && config.rules.length + config.suppress.length > 0;

/** Changes results as a configuration wants it. Suppressions expire while a server runs. */
export function createDecide({ config, limits }: Pick<JudgeOptions, 'config' | 'limits'>): Judging['decide'] {
  if (config === undefined || !isDecided(config)) {
    return (result) => ({ result, suppressed: [], told: new Set(result.issues) });
  }
  const maxIssues = limits?.maxIssues ?? defaultLimits.maxIssues;
  let day = '';
  let decisions: Omit<Decisions, 'baseline'> | undefined;
  return (result, name) => {
    const today = new Date().toISOString().slice(0, 10);
    if (decisions === undefined || today !== day) decisions = decisionsOf(config, today);
    day = today;
    return listWorst(applyDecisions(result, decisions, { inConfig: name, inBaseline: name }), maxIssues);
  };
}

/** Nobody asks which suppressions were needed: a server has no end at which to tell. */
const decisionsOf = (
  { rules, suppress }: Pick<Config, 'rules' | 'suppress'>,
  today: string,
): Omit<Decisions, 'baseline'> => ({
  levels: createLevels(rules),
  suppressions: createSuppressions(suppress, { today, isJudged: () => false }),
});
