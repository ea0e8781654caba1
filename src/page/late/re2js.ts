import type { RE2JS as Re2 } from 're2js';
import { demand } from './missing.js';

let loaded: typeof Re2 | undefined;

/** Stands for `re2js` in the page: the patterns of the packs that ship hardly ever need it. */
export const RE2JS: Pick<typeof Re2, 'compile' | 'DOTALL'> = {
  get DOTALL() {
    return (
      loaded ??
      demand('RE2', async () => {
        loaded = (await import('re2js')).RE2JS;
      })
    ).DOTALL;
  },
  compile: (pattern, flags) => {
    if (loaded === undefined) throw new Error('its flags are asked for first');
    return loaded.compile(pattern, flags);
  },
};
