import type { WorkerAnswer } from '../../cli/serve/protocol.js';
import { verdict } from './idle-verdict.js';

/** Says what has been said before. */
export const answer = (): WorkerAnswer => ({ verdict });
