import { fallbackFor } from './fallback-for.js';
import type { RulePack } from './rule-pack.js';

/** A pack as nothing but data, which can cross to another thread. */
export type PortablePack = Omit<RulePack, 'fallback' | 'extends'> & {
  readonly extends: readonly PortablePack[];
};

export function portablePack({ fallback: _, extends: inherited, ...pack }: RulePack): PortablePack {
  return { ...pack, extends: inherited.map(portablePack) };
}

/** The pack as it was. */
export async function restoredPack({ extends: inherited, ...pack }: PortablePack): Promise<RulePack> {
  const fallback = await fallbackFor(pack.rules);
  return { ...pack, extends: await Promise.all(inherited.map(restoredPack)), ...(fallback && { fallback }) };
}
