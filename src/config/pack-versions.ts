import { withExtended } from '../engine/compile-rules.js';
import type { RulePack } from '../rules/rule-pack.js';
import type { Baseline } from './baseline.js';

/** The packs that judge, and their versions. */
export const packVersions = (packs: readonly RulePack[]): Readonly<Record<string, string>> =>
  Object.fromEntries(withExtended(packs).map(({ pack, version }) => [pack, version]));

/** What to say of packs that had another version when a baseline was written. Undefined where there is nothing to say. */
export function versionNotice(baseline: Baseline, packs: readonly RulePack[]): string | undefined {
  const now = packVersions(packs);
  const changed = Object.entries(baseline.packs).flatMap(([pack, before]) => {
    const after = now[pack];
    return after === undefined || after === before ? [] : [`${pack} ${before}, now ${after}`];
  });
  if (changed.length === 0) return undefined;
  return `it was written with ${changed.join('; ')}: what these judge otherwise comes up as new`;
}
