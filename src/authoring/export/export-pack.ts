import type { JsonObject } from '../../fhir/element.js';
import { modelOf } from '../../fhir/model/model.js';
import type { ExtensionDocument } from '../../rules/pack-document.js';
import { elementAt } from '../../rules/element-at.js';
import type { PackContent } from '../../rules/pack-content.js';
import { documentFor, type ReleaseDocument } from './release-document.js';
import { elementOrder } from './element-id.js';
import { extensionDefinition } from './extension-definition.js';
import { elementFacts, structureDefinition } from './structure-definition.js';
import { portableRule, type PortableRule, type Target } from './portable-rule.js';

/** A pack as StructureDefinitions, and what they do not say. */
export interface ExportedPack {
  readonly definitions: readonly JsonObject[];
  readonly rules: readonly PortableRule[];
  /** What is not exported, with the reason. */
  readonly left: readonly Left[];
}

export interface Left {
  readonly what: string;
  readonly why: string;
}

/** Makes StructureDefinitions of R4: one of each extension that a pack defines, and one of the resource that it judges. */
export function exportPack(content: Pick<PackContent, 'document' | 'rules'>): ExportedPack {
  const document = documentFor(content.document);
  const model = modelOf('4.0');
  const left: Left[] = [];
  const { elements: rows, extensions, pack: id, url } = document;
  const own = ownExtension(document);
  const type = own === undefined ? document.resource : 'Extension';
  const target: Target = { document, model, type, placeOf: elementOrder(type, Object.keys(rows)) };
  const rules = portableRules({ document, rules: content.rules }, target, left);
  if (own !== undefined) return { definitions: [extensionDefinition(url, own, rules, target)], rules, left };
  const elements = portableRows(target, left);
  for (const name of ['knownExtensions', 'extends'] as const)
    if (document[name] !== undefined)
      left.push({ what: name, why: 'a StructureDefinition has nothing like it' });
  const definitions = Object.entries(extensions).map(([each, row]) =>
    extensionDefinition(each, row, [], target),
  );
  if (rules.length + elements.size > 0)
    definitions.push(structureDefinition({ id, url, rules, elements }, target));
  return { definitions, rules, left };
}

/** The extension that a pack is the definition of, and nothing else. */
function ownExtension({ resource, url, extensions }: ReleaseDocument): ExtensionDocument | undefined {
  return resource === 'Resource' && Object.keys(extensions).length === 1 ? extensions[url] : undefined;
}

function portableRules(
  { document, rules }: { readonly document: ReleaseDocument; readonly rules: PackContent['rules'] },
  target: Target,
  left: Left[],
): PortableRule[] {
  return rules.flatMap(({ rule, index }) => {
    const source = document.rules?.[index];
    const made = source && portableRule(rule, source, target);
    if (typeof made === 'string') left.push({ what: `the rule ${rule.key}`, why: made });
    return made === undefined || typeof made === 'string' ? [] : [made];
  });
}

/** Rows of the elements of the resource itself. */
function portableRows(target: Target, left: Left[]): ReadonlyMap<string, JsonObject> {
  const elements = new Map<string, JsonObject>();
  for (const [path, row] of Object.entries(target.document.elements)) {
    const id = rowId(path, target);
    if (id === undefined || target.placeOf(id) === undefined) {
      const about =
        id === undefined ? 'it is about a data type' : 'its place among the elements is not known';
      left.push({ what: `the row ${path}`, why: `${about}, and the definition is about ${target.type}` });
    } else elements.set(id, elementFacts(row));
    for (const field of ['regex', 'determinedBy'] as const)
      if (row[field] !== undefined)
        left.push({ what: `${field} of the row ${path}`, why: 'an ElementDefinition has nothing like it' });
  }
  return elements;
}

/** The id of the element that a row is about; undefined for one of a data type. */
function rowId(path: string, { type, model }: Target): string | undefined {
  const found = elementAt(path, model);
  if (path.split('.')[0] !== type || 'problem' in found) return undefined;
  return found.element.isChoice && !path.endsWith('[x]') ? `${path}[x]` : path;
}
