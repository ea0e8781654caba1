import { isA, modelOf, type Model } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import { elementAt, type FoundDefinition } from './element-at.js';
import { RuleError } from './rule-error.js';
import { structuresFor } from './release-pack.js';
import { rowsToCheck } from './rows-to-check.js';
import type { ElementRow, PackStructure, ValueRow, VersionedStructure } from './structure.js';
import { checkPattern } from './check-pattern.js';
import type { Fail, StructureContext } from './structure-context.js';
import type { YamlPath } from './yaml-source.js';

/** Proves the rows of `elements` against the models of all versions that the pack holds for. */
export function checkElements(structure: VersionedStructure, context: StructureContext): void {
  const { source, report, document } = context;
  const structures = structuresFor(structure, document.fhirVersion);
  for (const { name: path, row, at, releases } of rowsToCheck('elements', structure.elements, context)) {
    const said = new Set<string>();
    const fail: Fail = (code, where, text) => {
      // What is wrong in every version is told once.
      if (said.size === said.add(JSON.stringify([code, where])).size) return;
      const isKey = code === 'unknown-element' && where.length === 2;
      const place = isKey ? source.placeOfKey(where) : source.placeOf(where);
      report(new RuleError(code, place, text));
    };
    for (const release of releases) {
      const own = structures.get(release);
      if (own !== undefined) checkRow(path, row, own, modelOf(release), at, fail);
    }
  }
}

function checkRow(
  path: string,
  row: ElementRow,
  structure: PackStructure,
  model: Model,
  at: YamlPath,
  fail: Fail,
): void {
  const found = elementAt(path, model);
  if ('problem' in found) {
    fail('unknown-element', at, found.problem);
    return;
  }
  const { element } = found;
  for (const type of row.types ?? []) {
    if (element.types.includes(type)) continue;
    const near = nearest(type, element.types);
    const hint = near === undefined ? `it is ${element.types.join(', ')}` : `did you mean ${near}?`;
    fail('type-mismatch', [...at, 'type'], `${path} cannot be a ${type} in FHIR ${model.release}; ${hint}`);
  }
  if (row.max !== undefined && row.max > 1 && !element.repeats)
    fail('wrong-value', [...at, 'max'], `${path} does not repeat in FHIR ${model.release}.`);
  checkCounts(path, row, at, fail);
  checkBinding(row, row.types ?? element.types, structure, model, at, fail);
  if (row.regex !== undefined) checkPattern(row.regex, [...at, 'regex'], fail);
  checkDetermined(row, found, structure, at, fail);
}

export function checkCounts(
  name: string,
  { min, max }: { readonly min: number; readonly max?: number },
  at: YamlPath,
  fail: Fail,
): void {
  if (max === undefined || min <= max) return;
  fail(
    'wrong-value',
    [...at, 'min'],
    `${name} cannot be there ${min.toString()} times and at most ${max.toString()} times.`,
  );
}

/** A binding names codes, which stand in a primitive. */
export function checkBinding(
  { binding }: ValueRow,
  types: readonly string[],
  structure: PackStructure,
  model: Model,
  at: YamlPath,
  fail: Fail,
): void {
  if (binding === undefined) return;
  if (!Object.hasOwn(structure.valueSets, binding)) {
    const near = nearest(binding, Object.keys(structure.valueSets));
    const hint = near === undefined ? 'write its codes there.' : `did you mean ${near}?`;
    fail('unknown-value-set', [...at, 'binding'], `valueSets has no ${binding}; ${hint}`);
  }
  const other = types.find((type) => !isText(type, model));
  if (other !== undefined)
    fail(
      'type-mismatch',
      [...at, 'binding'],
      `A ${other} is no code, so that no list of codes can be asked of it.`,
    );
}

const isText = (name: string, model: Model): boolean => {
  const type = model.type(name);
  return type?.kind === 'primitive' && type.json === 'string' && (isA(type, 'string') || isA(type, 'uri'));
};

function checkDetermined(
  { determinedBy }: ElementRow,
  { owner }: FoundDefinition,
  { tables }: PackStructure,
  at: YamlPath,
  fail: Fail,
): void {
  if (determinedBy === undefined) return;
  const { element, table } = determinedBy;
  const where = [...at, 'determinedBy'];
  if (!owner.elements.has(element)) {
    const near = nearest(element, owner.elements.keys());
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    fail('unknown-element', [...where, 'element'], `There is no element ${element} beside it.${hint}`);
  }
  if (!Object.hasOwn(tables, table)) {
    const near = nearest(table, Object.keys(tables));
    fail(
      'unknown-table',
      [...where, 'table'],
      `tables has no ${table}${near === undefined ? '.' : `; did you mean ${near}?`}`,
    );
  }
}
