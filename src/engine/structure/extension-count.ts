import { isObject } from '../../fhir/element.js';
import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import type { DefinedExtension, ExtensionDefinition } from './extension-definitions.js';
import { nameOf } from './extension-name.js';
import { urlOf } from './extension-url.js';

/** Judges how often each extension of a list stands in it. */
export function judgeRepeats(
  list: readonly unknown[],
  definedAs: (url: string) => DefinedExtension | undefined,
  place: Pick<ExtensionPlace, 'complainOfHolder'>,
): void {
  let once: ExtensionDefinition[] | undefined;
  let counts: Map<ExtensionDefinition, number> | undefined;
  for (const each of list) {
    const url = isObject(each) ? urlOf(each) : undefined;
    if (url === undefined) continue;
    const defined = definedAs(url);
    if (defined === undefined) continue;
    for (const definition of defined.definitions) {
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
  // What may not stand there at all is told of each by itself.
  for (const [definition, count] of counts ?? [])
    if (definition.max !== 0) judgeCount(definition, count, place);
}

/** Judges how often an extension stands on its element. */
export function judgeCount(
  { pack, url, max = Infinity }: ExtensionDefinition,
  count: number,
  place: Pick<ExtensionPlace, 'complainOfHolder'>,
): void {
  if (count <= max) return;
  const said =
    max === 0
      ? 'is not allowed here; remove it.'
      : `stands here ${count.toString()} times; at most ${max.toString()} ${max === 1 ? 'is' : 'are'} allowed.`;
  const demand = `${url} is defined as 0..${max.toString()}.`;
  place.complainOfHolder(
    complaintOf(pack, 'extension-max', `The extension ${nameOf(url)} ${said}`, demand, { about: url }),
  );
}
