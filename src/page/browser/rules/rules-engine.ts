import type { Proposals } from '../../../authoring/editing/proposal.js';
import type { PackView } from '../../rules/pack-view.js';
import type { RulesSession } from '../../rules/rules-session.js';
import { callMethods, type Remote } from '../channel.js';
import { startWorker } from '../start-worker.js';

/** How long a pack may take; then its worker is stopped. */
const patience = 8000;

export interface RulesEngine {
  /** Undefined where the pack took too long, and was stopped. */
  look(pack: string, statement: string): Promise<PackView | undefined>;
  readonly complete: (pack: string, offset: number) => Promise<Proposals | undefined>;
  end(): void;
}

/** Runs packs in a worker that is replaced when one of them does not come to an end. */
export function createRulesEngine(failed: () => void): RulesEngine {
  let worker: Worker | undefined;
  let session: Remote<RulesSession> | undefined;
  const start = (): Remote<RulesSession> => {
    worker ??= startWorker('rules.js', failed);
    return (session ??= callMethods<RulesSession>(worker));
  };
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
    session = undefined;
  };
  return {
    async look(pack, statement) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => {
          stop();
          resolve(undefined);
        }, patience);
      });
      try {
        return await Promise.race([start().look(pack, statement), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    complete: (pack, offset) => start().complete(pack, offset),
    end: stop,
  };
}
