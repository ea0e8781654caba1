import { counted } from '../../report/counts.js';
import type { Io } from '../io.js';

/** A line on standard error that tells how far a long run is; nothing unless that is a terminal. */
export interface BulkProgress {
  /** Of what was judged so far. */
  step(done: { readonly bytes: number; readonly inputs: number }): Promise<void>;
  end(): Promise<void>;
}

const quietMilliseconds = 1000;
const intervalMilliseconds = 200;

/** `total`: bytes that there are to judge; undefined where nobody knows. */
export function createBulkProgress(
  total: number | undefined,
  io: Pick<Io, 'complain' | 'isComplaintTerminal'>,
  now: () => number,
): BulkProgress {
  const start = now();
  let next = start + quietMilliseconds;
  let first: number | undefined;
  return {
    async step({ bytes, inputs }) {
      // A run that goes on where another ended has not judged what that one has.
      first ??= inputs;
      if (!io.isComplaintTerminal || now() < next) return;
      next = now() + intervalMilliseconds;
      await io.complain(
        `\r\u001b[K${progressText({ bytes, inputs, first, seconds: (now() - start) / 1000, total })}`,
      );
    },
    async end() {
      if (io.isComplaintTerminal && next > start + quietMilliseconds) await io.complain('\r\u001b[K');
    },
  };
}

interface Progress {
  readonly bytes: number;
  readonly inputs: number;
  /** Inputs that were judged before the clock began. */
  readonly first: number;
  readonly seconds: number;
  readonly total: number | undefined;
}

export function progressText({ bytes, inputs, first, seconds, total }: Progress): string {
  const rate = `${counted(inputs, 'input')}, ${Math.round((inputs - first) / seconds).toString()} a second`;
  if (total === undefined || total === 0) return rate;
  const share = Math.min(bytes / total, 1);
  const width = 20;
  const filled = Math.floor(share * width);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor(share * 100).toString()} %`;
  const left = share === 0 ? '' : `, ${clock((seconds * (1 - share)) / share)} left`;
  return `${bar}, ${rate}${left}`;
}

/** `1:05`, `2:00:00`. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => value.toString().padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const hours = Math.floor(minutes / 60);
  const rest = two(whole % 60);
  return hours === 0 ? `${minutes.toString()}:${rest}` : `${hours.toString()}:${two(minutes % 60)}:${rest}`;
}
