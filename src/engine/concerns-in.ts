import type { ElementNode } from '../fhir/element.js';
import { createNodeFinder } from '../fhir/node-at.js';
import type { Found, FoundElement } from '../input/interest.js';
import type { CompiledRule } from './compile-rules.js';
import type { Dispatch } from './dispatch.js';

/** What was found in a resource makes rules necessary, and gives them their elements. */
export interface Concerns {
  /** Extensions in the resource itself, not those in resources inside it. */
  readonly extensions: ElementNode[];
  /** Elements of the resource itself that may hold nothing. */
  readonly hollow: ElementNode[];
  /** Extensions of the resource itself that may have a value and extensions, or neither. */
  readonly unsound: ElementNode[];
  /** Elements of the resource itself of types that rules are about. */
  readonly typed: ElementNode[];
  /** Rules to evaluate for the sake of something in the resource or in those inside it. */
  readonly rules: Set<CompiledRule>;
}

/** Sorts what was found by the JSON object of the resource it stands in. */
export function concernsIn(
  root: ElementNode | undefined,
  { extensions, hollow, unsound, typed }: Found,
  dispatch: Dispatch,
): ReadonlyMap<unknown, Concerns> {
  const concerns = new Map<unknown, Concerns>();
  const count = extensions.length + hollow.length + unsound.length + typed.length;
  if (root === undefined || count === 0) return concerns;
  const nodeAt = createNodeFinder(root);
  const add = (
    { resources, path }: FoundElement,
    list: Exclude<keyof Concerns, 'rules'>,
    rules: readonly CompiledRule[],
  ): void => {
    const node = rules.length > 0 ? nodeAt(path) : undefined;
    if (node === undefined || node.isRefused) return;
    for (const [index, resource] of resources.entries()) {
      let concern = concerns.get(resource);
      if (concern === undefined) {
        concern = { extensions: [], hollow: [], unsound: [], typed: [], rules: new Set() };
        concerns.set(resource, concern);
      }
      if (index === resources.length - 1) concern[list].push(node);
      for (const rule of rules) concern.rules.add(rule);
    }
  };
  for (const extension of extensions) {
    add(extension, 'extensions', dispatch.concernedBy(extension.url, extension.path));
  }
  for (const element of hollow) add(element, 'hollow', dispatch.ofContent);
  for (const element of unsound) add(element, 'unsound', dispatch.ofExtensionContent);
  for (const element of typed) add(element, 'typed', dispatch.ofType(element.type));
  return concerns;
}
