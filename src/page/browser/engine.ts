import type { Source } from '../read-source.js';
import type { Session } from '../session.js';
import type { Entry } from '../view.js';
import { callMethods, type Remote } from './channel.js';
import { startWorker } from './start-worker.js';

/** A session behind a worker: entries come as events. */
export interface RemoteSession extends Omit<Session, 'add'> {
  add(sources: readonly Source[]): Promise<void>;
}

export interface EngineEvent {
  readonly entries: readonly Entry[];
  /** How many sources are done. */
  readonly done: number;
}

export type Engine = Remote<RemoteSession>;

/** Starts the engine. `failed` is told when the worker cannot be started, or ends. */
export function startEngine(told: (event: EngineEvent) => void, failed: () => void): Engine {
  const worker = startWorker('engine.js', failed);
  return callMethods<RemoteSession>(worker, (event) => {
    // The worker sends no other events.
    told(event as EngineEvent);
  });
}
