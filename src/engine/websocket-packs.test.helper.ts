import type { RulePack } from '../rules/rule-pack.js';
import { shippedPack, shippedPackNames } from '../rules/shipped.js';

/**
 * The packs about the WebSocket extension. Tests of how inputs are judged go by these: what they write of a statement
 * is no whole one, and the other packs would tell of all that is missing.
 */
export const websocketPacks: readonly RulePack[] = shippedPackNames()
  .filter((name) => name.startsWith('capabilitystatement-websocket'))
  .flatMap((name) => shippedPack(name) ?? []);
