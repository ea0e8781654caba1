import type { Config } from '../../config/config.js';
import type { ValidatorOptions } from '../../engine/validator.js';

/** What a judge judges by; packs, dates and limits as for `createValidator`. */
export interface JudgeOptions extends ValidatorOptions {
  /** How grave rules are, and which issues are not told, as `rulepack.yaml` says it. */
  readonly config?: Pick<Config, 'rules' | 'suppress'>;
}
