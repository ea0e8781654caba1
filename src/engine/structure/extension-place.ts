import type { FixMaker } from '../../input/change.js';
import type { ExtensionPlace } from '../../input/demands.js';
import type { TypeDefinition } from '../../fhir/model/model.js';
import type { ExtensionRow } from '../../rules/structure.js';
import { complaintOf } from './complaint.js';
import type { ExtensionDefinition } from './extension-definitions.js';
import { nameOf } from './extension-name.js';

/** Judges where an extension stands: on which element, and whether it may change the meaning of that. True: where it belongs. */
export function judgePlace(
  definition: ExtensionDefinition,
  outerUrl: string | undefined,
  place: ExtensionPlace,
): boolean {
  const { row } = definition;
  if (row === undefined) return true;
  // One fault after the other: what stands in the wrong property may yet be moved to where it belongs.
  if ((place.property === 'modifierExtension') !== row.isModifier) complainOfProperty(definition, row, place);
  else if (definition.isAnywhere || isAllowed(definition, outerUrl, place)) return true;
  else complainOfContext(definition, row, place);
  return false;
}

function complainOfContext(
  { pack, url }: ExtensionDefinition,
  { context }: ExtensionRow,
  place: ExtensionPlace,
): void {
  const at = place.holderPaths()[0] ?? 'this element';
  const text = `The extension ${nameOf(url)} is not allowed on ${at}; it belongs on ${listed(context, at)}.`;
  const demand = `${url} stands on ${context.join(', ')}.`;
  place.complainOfHolder(complaintOf(pack, 'extension-context', text, demand, { about: url }));
}

function complainOfProperty(
  { pack, url }: ExtensionDefinition,
  { isModifier }: ExtensionRow,
  place: ExtensionPlace,
): void {
  const right = isModifier ? 'modifierExtension' : 'extension';
  const reason = isModifier ? 'changes the meaning of its element' : 'changes the meaning of nothing';
  const text = `The extension ${nameOf(url)} ${reason}; write it in ${right}, not in ${place.property}.`;
  const demand = `${url} is ${isModifier ? 'a' : 'no'} modifier extension.`;
  const messageId = isModifier ? 'Extension_EXT_Modifier_N' : 'Extension_EXT_Modifier_Y';
  place.complain(complaintOf(pack, 'extension-modifier', text, demand, { messageId, fix: movedTo(right) }));
}

/** The definition says which of the two it is, so that the author can mean nothing else. */
const movedTo =
  (right: string): FixMaker =>
  (path) => ({
    description: `move it to ${right}`,
    isSafe: true,
    changes: [{ kind: 'move', path, to: path.slice(0, -2), as: right, isList: true }],
  });

/** A context is a type, the path of an element, or the url of the extension around. */
function isAllowed(
  { context }: ExtensionDefinition,
  outerUrl: string | undefined,
  place: ExtensionPlace,
): boolean {
  if (outerUrl !== undefined && context.has(outerUrl)) return true;
  for (let type: TypeDefinition | undefined = place.holder; type !== undefined; type = type.base) {
    if (context.has(type.name) || context.has(type.typeName)) return true;
  }
  return place.holderPaths().some((path) => context.has(path));
}

/** The places in the resource that is judged, or a few of the others. */
function listed(context: readonly string[], at: string): string {
  const resource = at.split('.')[0] ?? '';
  const own = context.filter((each) => each === resource || each.startsWith(`${resource}.`));
  const named = own.length > 0 ? own : context.slice(0, 3);
  const more = context.length > named.length ? [own.length > 0 ? 'other resources' : 'others'] : [];
  const [last = '', ...others] = [...named, ...more].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}
