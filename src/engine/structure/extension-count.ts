import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import { nameOf, type ExtensionDefinition } from './extension-definitions.js';

/** Judges how often each extension of a list stands in it. */
export function judgeRepeats(
  urls: readonly string[],
  definitionsOf: (url: string) => readonly ExtensionDefinition[],
  place: Pick<ExtensionPlace, 'complainOfHolder'>,
): void {
  let counts: Map<ExtensionDefinition, number> | undefined;
  for (const url of urls) {
    for (const definition of definitionsOf(url)) {
      if (definition.max === undefined) continue;
      counts ??= new Map();
      counts.set(definition, (counts.get(definition) ?? 0) + 1);
    }
  }
  for (const [{ pack, url, max = Infinity }, count] of counts ?? []) {
    if (count <= max) continue;
    const text = `The extension ${nameOf(url)} stands here ${count.toString()} times; at most ${max.toString()} ${max === 1 ? 'is' : 'are'} allowed.`;
    place.complainOfHolder(
      complaintOf(pack, 'extension-max', text, `${url} is defined as 0..${max.toString()}.`, { about: url }),
    );
  }
}
