import { Problem } from './problem.js';

/** Rejects with a `Problem` where a body takes longer; what comes later is dropped. */
export async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooSlow(milliseconds));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const tooSlow = (milliseconds: number): Problem =>
  new Problem(
    'request-timeout',
    `The body was not there after ${(milliseconds / 1000).toString()} seconds, which is the limit here.`,
    { headers: { Connection: 'close' } },
  );
