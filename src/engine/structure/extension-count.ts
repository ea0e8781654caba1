import { isObject } from '../../fhir/element.js';
import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import type { ExtensionDefinition } from './extension-definitions.js';
import { nameOf } from './extension-name.js';
import { urlOf } from './extension-url.js';

/** Judges how often each extension of a list stands in it. */
export function judgeRepeats(
  list: readonly unknown[],
  definitionsOf: (url: string) => readonly ExtensionDefinition[],
  place: Pick<ExtensionPlace, 'complainOfHolder'>,
): void {
  let once: ExtensionDefinition[] | undefined;
  let counts: Map<ExtensionDefinition, number> | undefined;
  for (const each of list) {
    const url = isObject(each) ? urlOf(each) : undefined;
    if (url === undefined) continue;
    for (const definition of definitionsOf(url)) {
      if (definition.max === undefined) continue;
      // Most stand there once, and need no counting.
      if (!(once ??= []).includes(definition)) once.push(definition);
      else
        counts = (counts ?? new Map<ExtensionDefinition, number>()).set(
          definition,
          (counts?.get(definition) ?? 1) + 1,
        );
    }
  }
  for (const [{ pack, url, max = Infinity }, count] of counts ?? []) {
    if (count <= max) continue;
    const most = max === 0 ? 'none is' : max === 1 ? 'at most 1 is' : `at most ${max.toString()} are`;
    const text = `The extension ${nameOf(url)} stands here ${count.toString()} times; ${most} allowed.`;
    place.complainOfHolder(
      complaintOf(pack, 'extension-max', text, `${url} is defined as 0..${max.toString()}.`, { about: url }),
    );
  }
}
