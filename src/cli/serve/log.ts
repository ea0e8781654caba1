import type { Answered } from '../../server/answered.js';
import type { Io } from '../io.js';

/** Writes what happens, a JSON object a line. JSON escapes line breaks, so that nobody can forge a line. */
export interface Log {
  event(name: string, facts?: Readonly<Record<string, unknown>>): void;
  readonly answered: (answered: Answered) => void;
}

/** A log that cannot be written holds up nobody; what is more than can be written is dropped and counted. */
export function createLog({ complain }: Pick<Io, 'complain'>, now: () => Date): Log {
  let waiting = 0;
  let dropped = 0;
  const write = (level: 'info' | 'error', event: string, facts: Readonly<Record<string, unknown>>): void => {
    if (waiting >= mostWaiting) {
      dropped += 1;
      return;
    }
    waiting += 1;
    const more = dropped > 0 ? { dropped } : {};
    dropped = 0;
    const line = JSON.stringify({ time: now().toISOString(), level, event, ...facts, ...more });
    complain(`${line}\n`)
      .catch(() => undefined)
      .finally(() => (waiting -= 1));
  };
  return {
    event: (name, facts = {}) => {
      write('info', name, facts);
    },
    answered: ({ duration, ...facts }) => {
      const milliseconds = Math.round(duration * 1000) / 1000;
      write(facts.status >= 500 ? 'error' : 'info', 'answered', { ...facts, milliseconds });
    },
  };
}

const mostWaiting = 1_000;
