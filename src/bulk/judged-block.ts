import type { SuppressionUse } from '../config/suppressions.js';
import type { BlockResult } from './judge-block.js';

/** What a block came to, and what the one who judged it remembers of suppressions. */
export interface JudgedBlock {
  readonly result: BlockResult;
  readonly uses: readonly SuppressionUse[];
}
