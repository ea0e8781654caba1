import type { AroundExtension, ExtensionDemands, ExtensionPlace } from '../../input/demands.js';
import type { ReleasePack } from '../../rules/release-pack.js';
import { isInOrder, judgeContent } from './extension-content.js';
import { judgeCount, judgeRepeats } from './extension-count.js';
import { createKnownExtensions, type DefinedExtension } from './extension-definitions.js';
import { judgePlace } from './extension-place.js';
import { isAbsolute, judgePart, judgeUnknown, judgeUrl, urlOf } from './extension-url.js';

/** What the packs demand of extensions; undefined where they say nothing of any. */
export function extensionDemands(packs: readonly ReleasePack[]): ExtensionDemands | undefined {
  const known = createKnownExtensions(packs);
  if (known === undefined) return undefined;
  // Most extensions of a statement have the url of the one before.
  let last = known.of('');
  const named = (url: string): DefinedExtension => {
    if (url !== last.url) last = known.of(url);
    return last;
  };
  const isWhole = (url: string): boolean => url === last.url || isAbsolute(url);
  return {
    judge(extension, place, around) {
      const outer = outerOf(place, around);
      const url = urlOf(extension);
      if (url === undefined) {
        judgeUrl(extension, place, known);
        return undefined;
      }
      if (!isWhole(url)) {
        const part = outer?.parts.get(url);
        if (part?.plain !== undefined && outer?.definitions.length === 1)
          if (isInOrder(part.plain, extension, place.property)) return part;
        if (outer === undefined) judgeUrl(extension, place, known);
        else if (part === undefined || part.definitions.length < outer.definitions.length)
          for (const each of outer.definitions) judgePart(each, url, place);
        for (const each of part?.definitions ?? []) {
          if (each.max === 0) judgeCount(each, 1, place);
          judgeContent(each, extension, place);
        }
        // What stands inside is no part of what stands around, even where nothing is known of this one.
        return part ?? known.of(url);
      }
      const found = named(url);
      if (found.plain !== undefined && isInOrder(found.plain, extension, place.property)) return found;
      for (const definition of found.definitions) {
        if (definition.max === 0) judgeCount(definition, 1, place);
        // What it holds is judged where it belongs.
        if (judgePlace(definition, outer?.url, place)) judgeContent(definition, extension, place);
      }
      if (found.definitions.length === 0) judgeUnknown(url, place, known);
      return found;
    },
    judgeList(list, place, around) {
      const outer = outerOf(place, around);
      const definedAs = (url: string): DefinedExtension | undefined =>
        isWhole(url) ? named(url) : outer?.parts.get(url);
      judgeRepeats(list, definedAs, place);
    },
  };
}

/** The extension whose part this may be; one on a value inside it is no part. */
function outerOf(
  { holder }: Pick<ExtensionPlace, 'holder'>,
  around: AroundExtension | undefined,
): DefinedExtension | undefined {
  // The walk keeps what `judge` gave it.
  return holder.name === 'Extension' ? (around as DefinedExtension | undefined) : undefined;
}
