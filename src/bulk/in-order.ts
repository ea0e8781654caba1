/**
 * Acts on each item while up to `depth` of them are under way, and gives the results in the order of the items. When
 * `give` fails, `stop` is called so that nobody waits for more items, and the failure is thrown.
 */
export async function inOrder<T, R>(
  items: AsyncIterable<T>,
  depth: number,
  {
    act,
    give,
    stop,
  }: {
    readonly act: (item: T) => Promise<R>;
    readonly give: (item: T, result: R) => Promise<void>;
    readonly stop: () => void;
  },
): Promise<void> {
  const given: Promise<void>[] = [];
  let last = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  const giveNext = async (item: T, result: Promise<R>, before: Promise<void>): Promise<void> => {
    try {
      const value = await result;
      await before;
      if (failure === undefined) await give(item, value);
    } catch (error) {
      failure ??= { error };
      stop();
    }
  };
  for await (const item of items) {
    last = giveNext(item, act(item), last);
    given.push(last);
    if (given.length >= depth) await given.shift();
    if (failure !== undefined) break;
  }
  await last;
  if (failure !== undefined) throw failure.error;
}
