import type { Complaint, ElementDemand, ObjectCheck, ValueCheck, ValueDemand } from '../../input/demands.js';
import type { ElementDefinition, TypeDefinition } from '../../fhir/model/model.js';
import { isObject } from '../../fhir/element.js';
import type { ReleasePack } from '../../rules/release-pack.js';
import type { ElementRow } from '../../rules/structure.js';
import { complaintOf } from './complaint.js';
import { createLookup } from './table-lookup.js';
import { bindingCheck, formCheck, regexCheck, short } from './value-check.js';

/** A row of a pack's `elements`. */
export interface PackRow {
  readonly pack: ReleasePack;
  readonly path: string;
  readonly row: ElementRow;
}

/** What rows of packs say of one element, with the forms of its values where `formsBy` says so. */
export function elementDemand(
  rows: readonly PackRow[],
  { repeats }: ElementDefinition,
  formsBy: ReleasePack | undefined,
): ElementDemand {
  const missing = rows.find(({ row }) => row.min > 0);
  // The JSON shape sees to it that what does not repeat stands there once.
  const counted = rows.filter(({ row }) => (repeats ? row.min > 1 || row.max !== undefined : row.max === 0));
  const typed = rows.filter(({ row }) => row.types !== undefined);
  return {
    ...(missing && { missing: () => missingComplaint(missing) }),
    ...(counted.length > 0 && { count: (count) => first(counted, (row) => countComplaint(row, count)) }),
    ...(typed.length > 0 && { type: (type) => first(typed, (row) => typeComplaint(row, type)) }),
    value: (type) => valueDemand(rows, type, formsBy),
  };
}

const first = (
  rows: readonly PackRow[],
  complain: (row: PackRow) => Complaint | undefined,
): Complaint | undefined => {
  for (const row of rows) {
    const complaint = complain(row);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
};

/** The first that complains: one fault of a value is told once. */
function valueDemand(
  rows: readonly PackRow[],
  type: TypeDefinition,
  formsBy: ReleasePack | undefined,
): ValueDemand | undefined {
  const ofRows = rows.flatMap(({ row, path, pack }) => [
    bindingCheck(row, path, pack),
    regexCheck(row, path, pack),
  ]);
  const own = ofRows.filter((check) => check !== undefined);
  const isBound = rows.some(({ row }) => row.binding !== undefined);
  // What is one of some codes has the form of a code.
  const form = formsBy === undefined || isBound ? undefined : formCheck(type, formsBy);
  const checks = form === undefined ? own : [form, ...own];
  const [only, second] = checks;
  if (only === undefined) return undefined;
  if (second === undefined) return { check: only, isFreeText: only === form && freeTexts.has(type.name) };
  const check: ValueCheck = (value) => {
    for (const each of checks) {
      const complaint = each(value);
      if (complaint !== undefined) return complaint;
    }
    return undefined;
  };
  return { check, isFreeText: false };
}

const freeTexts: ReadonlySet<string> = new Set(['string', 'markdown']);

function missingComplaint({ pack, path, row }: PackRow): Complaint {
  const owner = path.slice(0, path.lastIndexOf('.'));
  const text = `${short(path)} is missing; ${short(owner)} must have ${row.min === 1 ? 'it' : `${row.min.toString()} of it`}. ${hint(row, pack)}`;
  // The validator has an id of its own for this one, and says it of the extension.
  const own =
    path === 'Extension.url'
      ? { messageId: 'Extension_EXT_Url_NotFound', code: 'invalid' as const }
      : { about: path };
  return complaintOf(pack, 'element-min', text, described(path, row), own);
}

/** What to write there. */
function hint({ types = [], binding }: ElementRow, pack: ReleasePack): string {
  const codes = binding === undefined ? undefined : pack.structure?.valueSets[binding];
  if (codes !== undefined && codes.length <= 12) return `Write one of ${codes.join(', ')}.`;
  return types.length === 0 ? 'Add it.' : `Add it, as ${types.join(' or ')}.`;
}

function countComplaint({ pack, path, row }: PackRow, count: number): Complaint | undefined {
  const { min, max } = row;
  const name = short(path);
  if (max !== undefined && count > max) {
    const text =
      max === 0
        ? `${name} is not allowed here; remove it.`
        : `${name} stands here ${count.toString()} times; at most ${max.toString()} are allowed.`;
    return complaintOf(pack, 'element-max', text, described(path, row), { about: path });
  }
  if (count >= min || count === 0) return undefined;
  const text = `${name} stands here ${times(count)}; at least ${min.toString()} are needed.`;
  return complaintOf(pack, 'element-min', text, described(path, row), { about: path });
}

function typeComplaint({ pack, path, row }: PackRow, type: string): Complaint | undefined {
  if (row.types === undefined || row.types.includes(type)) return undefined;
  const text = `${short(path)} cannot be a ${type}; write it as ${row.types.join(' or ')}.`;
  return complaintOf(pack, 'element-type', text, described(path, row));
}

/** `CapabilityStatement.status is 1..1, code.` */
function described(path: string, { min, max, types, binding }: ElementRow): string {
  const range = `${min.toString()}..${max === undefined ? '*' : max.toString()}`;
  const type = types === undefined ? '' : `, ${types.join(' or ')}`;
  return `${path} is ${range}${type}${binding === undefined ? '' : `, from ${binding}`}.`;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count.toString()} times`);

/** Judges whether two elements of an object go together, by a table of the pack. */
export function agreementCheck({ pack, path, row }: PackRow): ObjectCheck | undefined {
  const { determinedBy } = row;
  const table = determinedBy && pack.structure?.tables[determinedBy.table];
  if (determinedBy === undefined || table === undefined) return undefined;
  const valueOf = createLookup(table);
  const known = new Set<unknown>(Object.keys(table.values));
  const name = short(path);
  const { element } = determinedBy;
  return (object) => {
    const key = isObject(object) && Object.hasOwn(object, element) ? object[element] : undefined;
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    // What is no value of the table at all is another fault.
    if (typeof key !== 'string' || !known.has(value)) return undefined;
    const bar = key.indexOf('|');
    const right = valueOf(bar < 0 ? key : key.slice(0, bar));
    if (right === undefined || right === value) return undefined;
    const text = `${name} is ${String(value)}, but ${key} is of ${name} ${right}; write ${right}, or name another ${element}.`;
    return complaintOf(pack, 'element-table', text, `${path} is what ${element} says it is.`);
  };
}
