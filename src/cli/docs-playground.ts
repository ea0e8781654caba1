import { isRelative } from '../authoring/docs/address-of.js';
import { jsonText } from '../authoring/docs/json-text.js';
import { createRuleAlone } from '../authoring/docs/rule-alone.js';
import { readPackText } from '../load-pack.js';
import { shareFragment } from '../page/share-link.js';
import { webAddress } from '../report/web-address.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { UsageError, type Io } from './io.js';
import type { OptionValue } from './options.js';
import { packPath } from './packs.js';

/** The address of `--playground`, without a fragment, which says what is opened. */
export function playgroundAddress(value: OptionValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  const isAddress = isRelative(value) || webAddress(value) !== undefined;
  if (isAddress && !value.includes('#')) return value;
  throw new UsageError(
    `--playground is an http or https address, or one that begins with ./ or ../, not ${value}.`,
  );
}

/** A link for each rule, which holds the rule and the first example that fails. `names`: those of the packs. */
export async function playgroundLinks(
  address: string,
  packs: readonly RulePack[],
  names: readonly string[],
  io: Io,
): Promise<Map<Rule, string>> {
  const links = new Map<Rule, string>();
  for (const [index, pack] of packs.entries()) {
    const { path, shown } = packPath(names[index] ?? '', io);
    const ruleAlone = await createRuleAlone(await readPackText(path, shown));
    for (const rule of pack.rules) {
      const statement = jsonText(rule.examples.fail[0]?.resource);
      links.set(rule, address + (await shareFragment({ pack: await ruleAlone(rule.key), statement })));
    }
  }
  return links;
}
