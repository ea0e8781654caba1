/** State that views look at. */
export interface Store<S> {
  get(): S;
  /** Changes some of it, and tells all who look. */
  set(change: Partial<S>): void;
  /** Gives the function that ends it. */
  subscribe(told: () => void): () => void;
}

export function createStore<S extends object>(first: S): Store<S> {
  let state = first;
  const all = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const told of all) told();
    },
    subscribe(told) {
      all.add(told);
      return () => void all.delete(told);
    },
  };
}
