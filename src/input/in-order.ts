/**
 * Works on some items at the same time, and gives what comes of them in their order, each as soon as it is there: whoever
 * waits for one before giving the next item does not wait for ever.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T, unknown>> | undefined = source.next();
  try {
    while (coming !== undefined || running.length > 0) {
      const [first] = running;
      if (coming !== undefined && (first === undefined || (await isNext(coming, first, running, width)))) {
        const item = await coming;
        coming = undefined;
        if (item.done === true) continue;
        running.push(work(item.value));
        coming = source.next();
      } else if (first !== undefined) {
        const result = await first;
        void running.shift();
        yield result;
      }
    }
  } finally {
    // Where one has failed, or nobody wants more, nobody waits for the others any more.
    for (const each of [...running, coming]) each?.catch(() => undefined);
    void source.return?.().catch(() => undefined);
  }
}

/** Whether there is room for another item, and it is there before the first result. */
const isNext = async (
  coming: Promise<unknown>,
  first: Promise<unknown>,
  { length }: readonly unknown[],
  width: number,
): Promise<boolean> => length < width && Promise.race([coming.then(() => true), first.then(() => false)]);
