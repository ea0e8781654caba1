import type { Io } from './io.js';

/** A line on standard error that tells how far a long run is; nothing unless that is a terminal. */
export interface Progress {
  step(): Promise<void>;
  end(): Promise<void>;
}

const silence: Progress = { step: () => Promise.resolve(), end: () => Promise.resolve() };
const quietMilliseconds = 1000;
const intervalMilliseconds = 200;

export function createProgress(total: number, io: Io): Progress {
  if (!io.isComplaintTerminal || total < 2) return silence;
  let done = 0;
  let shown = Date.now() + quietMilliseconds - intervalMilliseconds;
  let isShown = false;
  return {
    async step() {
      done += 1;
      if (Date.now() - shown < intervalMilliseconds) return;
      shown = Date.now();
      isShown = true;
      await io.complain(`\r${done.toString()} of ${total.toString()} files`);
    },
    async end() {
      if (isShown) await io.complain('\r\u001b[K');
    },
  };
}
