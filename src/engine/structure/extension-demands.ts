import type { AroundExtension, ExtensionDemands, ExtensionPlace } from '../../input/demands.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { judgeContent } from './extension-content.js';
import { judgeRepeats } from './extension-count.js';
import { createKnownExtensions, type ExtensionDefinition } from './extension-definitions.js';
import { judgePlace } from './extension-place.js';
import { isAbsolute, judgePart, judgeUnknown, judgeUrl, urlOf } from './extension-url.js';

/** An extension, with the definitions that its parts are judged by. */
interface Around extends AroundExtension {
  readonly definitions: readonly ExtensionDefinition[];
}

/** What the packs demand of extensions; undefined where they say nothing of any. */
export function extensionDemands(packs: readonly RulePack[]): ExtensionDemands | undefined {
  const known = createKnownExtensions(packs);
  if (known === undefined) return undefined;
  // Most extensions of a statement have the url of the one before.
  let last: Around = { url: '', definitions: [] };
  const named = (url: string): Around => {
    if (url !== last.url) last = { url, definitions: known.of(url) };
    return last;
  };
  const isWhole = (url: string): boolean => url === last.url || isAbsolute(url);
  return {
    judge(extension, place, around) {
      // Only `judge` makes what the walk keeps for it.
      const outer = outerOf(place, around as Around | undefined);
      const url = urlOf(extension);
      if (url === undefined) {
        judgeUrl(extension, place, known);
        return nothing;
      }
      if (!isWhole(url)) {
        const parts = outer?.definitions.flatMap((each) => judgePart(each, url, place)) ?? [];
        for (const part of parts) judgeContent(part, extension, place);
        if (outer === undefined) judgeUrl(extension, place, known);
        return { url, definitions: parts };
      }
      const found = named(url);
      for (const definition of found.definitions) {
        judgePlace(definition, outer?.url, place);
        judgeContent(definition, extension, place);
      }
      if (found.definitions.length === 0) judgeUnknown(url, place, known);
      return found;
    },
    judgeList(list, place, around) {
      judgeRepeats(list, (url) => definitionsIn(url, place, around as Around | undefined), place);
    },
  };

  function definitionsIn(
    url: string,
    place: Pick<ExtensionPlace, 'holder'>,
    around: Around | undefined,
  ): readonly ExtensionDefinition[] {
    if (isWhole(url)) return named(url).definitions;
    const outer = outerOf(place, around);
    return outer?.definitions.flatMap(({ parts }) => parts?.get(url) ?? []) ?? [];
  }
}

const nothing: Around = { url: '', definitions: [] };

/** The extension whose part this may be; one on a value inside it is no part. */
const outerOf = (
  { holder }: Pick<ExtensionPlace, 'holder'>,
  around: Around | undefined,
): Around | undefined => (holder.name === 'Extension' ? around : undefined);
