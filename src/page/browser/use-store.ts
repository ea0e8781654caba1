import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store.js';

/** The state of a store; what uses it is drawn anew with each change. */
export function useStore<S>(store: Store<S>): S {
  const [state, setState] = useState(store.get());
  useEffect(() => {
    const look = (): void => {
      setState(store.get());
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return state;
}
