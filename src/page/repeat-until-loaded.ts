/** Does something again and again until nothing turned out to be missing; `act` makes everything anew. */
export async function repeatUntilLoaded<T>(
  act: () => T | Promise<T>,
  loadMissing: () => Promise<boolean>,
): Promise<T> {
  for (;;) {
    const tried = await attempt(act);
    if (await loadMissing()) continue;
    if ('value' in tried) return tried.value;
    throw tried.error;
  }
}

async function attempt<T>(
  act: () => T | Promise<T>,
): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error };
  }
}
