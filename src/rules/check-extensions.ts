import { modelOf, type Model } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import { isUndefinedType } from '../fhir/release.js';
import { checkBinding, checkCounts } from './check-elements.js';
import { elementAt, unknownType } from './element-at.js';

import { RuleError } from './rule-error.js';
import { structuresFor } from './release-pack.js';
import { rowsToCheck } from './rows-to-check.js';
import type { ExtensionPart, ExtensionRow, PackStructure, VersionedStructure } from './structure.js';
import type { Fail, StructureContext } from './structure-context.js';
import type { YamlPath } from './yaml-source.js';

/** Proves `extensions` and `knownExtensions` against the models of all versions that the pack holds for. */
export function checkExtensions(structure: VersionedStructure, context: StructureContext): void {
  const { source, report, document } = context;
  const said = new Set<string>();
  const fail: Fail = (code, where, text) => {
    if (said.size !== said.add(JSON.stringify([code, where])).size)
      report(new RuleError(code, source.placeOf(where), text));
  };
  const structures = structuresFor(structure, document.fhirVersion);
  for (const { name: url, row, at, releases } of rowsToCheck('extensions', structure.extensions, context)) {
    if (!isUrl(url)) fail('wrong-value', at, `${JSON.stringify(url)} is no absolute url.`);
    for (const release of releases) {
      const own = structures.get(release);
      if (own !== undefined) checkRow(url, row, own, modelOf(release), at, fail);
    }
  }
  for (const own of structures.values()) checkKnown(own, fail);
}

function checkKnown({ knownExtensions, tables }: PackStructure, fail: Fail): void {
  if (knownExtensions !== undefined && !Object.hasOwn(tables, knownExtensions)) {
    const near = nearest(knownExtensions, Object.keys(tables));
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    fail('unknown-table', ['knownExtensions'], `tables has no ${knownExtensions}.${hint}`);
  }
}

function checkRow(
  url: string,
  row: ExtensionRow,
  structure: PackStructure,
  model: Model,
  at: YamlPath,
  fail: Fail,
): void {
  for (const [index, context] of row.context.entries()) {
    const problem = contextProblem(context, model);
    if (problem !== undefined) fail('unknown-element', [...at, 'context', index], problem);
  }
  if (row.parts !== undefined && (row.types ?? row.binding) !== undefined)
    fail('wrong-value', [...at, 'type'], `${url} holds either a value or extensions, not both.`);
  checkValue(url, { min: 0, ...row }, structure, model, at, fail);
  for (const [name, part] of Object.entries(row.parts ?? {}))
    checkValue(name, part, structure, model, [...at, 'extensions', name], fail);
}

function checkValue(
  name: string,
  row: ExtensionPart,
  structure: PackStructure,
  model: Model,
  at: YamlPath,
  fail: Fail,
): void {
  const allowed = model.type('Extension')?.elements.get('value')?.types ?? [];
  for (const type of row.types ?? []) {
    if (allowed.includes(type)) continue;
    const near = nearest(type, allowed);
    const hint = near === undefined ? '.' : `; did you mean ${near}?`;
    fail(
      'type-mismatch',
      [...at, 'type'],
      `An extension cannot hold a ${type} in FHIR ${model.release}${hint}`,
    );
  }
  checkCounts(name, row, at, fail);
  if (row.binding !== undefined) checkBinding(row, row.types ?? [], structure, model, at, fail);
}

/** A context is a type, the path of an element, or the url of an extension. */
function contextProblem(context: string, model: Model): string | undefined {
  if (isUrl(context)) return undefined;
  if (!context.includes('.'))
    return model.type(context) === undefined && !isUndefinedType(context, model.release)
      ? unknownType(context, model)
      : undefined;
  const found = elementAt(context, model);
  return 'problem' in found ? found.problem : undefined;
}

const isUrl = (text: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text);
