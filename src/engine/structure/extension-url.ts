import type { JsonObject } from '../../fhir/element.js';
import { nearest } from '../../fhir/nearest.js';
import { quoted } from '../../fhir/primitives/form-fault.js';
import { writing } from '../../input/change.js';
import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import type { ExtensionDefinition, KnownExtensions } from './extension-definitions.js';
import { nameOf } from './extension-name.js';

export const isAbsolute = (url: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url);

/** The url of an extension; undefined where it has none. */
export function urlOf(extension: JsonObject): string | undefined {
  const url = Object.hasOwn(extension, 'url') ? extension.url : undefined;
  return typeof url === 'string' && url !== '' ? url : undefined;
}

/** Says what is wrong with a url that is missing or relative. */
export function judgeUrl(
  { url }: JsonObject,
  place: ExtensionPlace,
  { urlJudge: judge }: KnownExtensions,
): void {
  if (judge === undefined) return;
  const demand = 'An extension has the url of its definition.';
  if (url === undefined || url === '') {
    const text =
      'The extension has no url; without it nobody can tell what it means. Add the url of its definition.';
    place.complain(complaintOf(judge, 'extension-url', text, demand));
  } else if (typeof url === 'string') {
    const text = `The url ${quoted(url)} of the extension is relative; write it whole, from http:// on.`;
    place.complain(complaintOf(judge, 'extension-url-absolute', text, demand));
  }
}

/** Says that a complex extension has no part with a relative url. */
export function judgePart(
  { parts, pack, url }: ExtensionDefinition,
  part: string,
  place: ExtensionPlace,
): void {
  if (parts === undefined || parts.has(part)) return;
  const near = nearest(part, parts.keys());
  const hint = near === undefined ? `It has ${[...parts.keys()].join(', ')}.` : `Did you mean ${near}?`;
  const text = `The extension ${nameOf(url)} has no part ${quoted(part)}. ${hint}`;
  const demand = `The parts of ${url} are ${[...parts.keys()].join(', ')}.`;
  place.complain(
    complaintOf(pack, 'extension-part', text, demand, {
      ...(near !== undefined && {
        fix: writing(near, part, near.toLowerCase() === part.toLowerCase(), ['url']),
      }),
    }),
  );
}

/** Says that nothing is known of an extension, and which one may be meant. */
export function judgeUnknown(url: string, place: ExtensionPlace, known: KnownExtensions): void {
  const { judge, urlJudge } = known;
  if (urlJudge === undefined || known.isKnown(url)) return;
  const [bare = url] = url.split('|');
  if (bare !== url && known.isKnown(bare)) {
    const text = `The url of an extension has no version; write ${bare}.`;
    place.complain(
      complaintOf(urlJudge, 'extension-url-version', text, `The url is ${bare}.`, {
        fix: writing(bare, url, true, ['url']),
      }),
    );
    return;
  }
  if (judge === undefined) return;
  const demand = 'An extension that is not known cannot be judged.';
  place.notice('extension-unknown', url, (isEarly) => {
    const near = isEarly ? known.similar(url) : undefined;
    const hint = near === undefined ? 'Only its form is judged.' : `Did you mean ${near}?`;
    return complaintOf(
      judge,
      'extension-unknown',
      `The extension ${shown(url)} is not known. ${hint}`,
      demand,
    );
  });
}

const shown = (url: string): string => (url.length > 200 ? `${url.slice(0, 200)}…` : url);
