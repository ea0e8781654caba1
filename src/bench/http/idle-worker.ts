import { answerJobs } from '../../cli/serve/answer-jobs.js';
import type { WorkerAnswer } from '../../cli/serve/protocol.js';
import { verdict } from './idle-verdict.js';

/** Says what has been said before. */
answerJobs((): WorkerAnswer => ({ verdict }));
