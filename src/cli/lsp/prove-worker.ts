/** Runs the examples of packs in a thread of its own. */
import { outcomesOf } from '../../authoring/editing/example-outcome.js';
import type { ProvenPack } from '../../lsp/host.js';
import { parsePack } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import { answerJobs } from '../serve/answer-jobs.js';
import { readingAt } from './reading-at.js';
import type { ProveJob } from './protocol.js';

answerJobs(async ({ text, path, name }: ProveJob): Promise<ProvenPack> => {
  try {
    return { outcomes: outcomesOf(await parsePack(text, await readingAt(path, name))) };
  } catch (error) {
    // Its defects are told elsewhere; a file that it names may have changed since.
    if (error instanceof RulePackError) return { outcomes: [] };
    throw error;
  }
});
