/** Works on some items at the same time, and gives what comes of them in their order. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  try {
    for await (const item of items) {
      running.push(work(item));
      const first = running.length >= width ? running.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (const each of running.splice(0)) yield await each;
  } finally {
    // Where one has failed, nobody waits for the others any more.
    for (const each of running) each.catch(() => undefined);
  }
}
