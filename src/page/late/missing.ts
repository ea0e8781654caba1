/** What a part of the engine that is loaded late needs before it can go on. */
const missing = new Map<string, () => Promise<void>>();

/** Notes that a part is needed, and stops what is being done. */
export function demand(name: string, load: () => Promise<void>): never {
  missing.set(name, load);
  throw new Error(`${name} is not loaded yet`);
}

/**
 * Loads what was found missing since the last call. Resolves to whether anything was: what was being done is to be
 * done again then. Rejects where it cannot be loaded.
 */
export async function loadMissing(): Promise<boolean> {
  const loads = [...missing.values()];
  missing.clear();
  await Promise.all(loads.map((load) => load()));
  return loads.length > 0;
}
