import { modelOf } from '../../fhir/model/model.js';
import type { Predicate, Predicates } from './predicates.js';
import { baseName } from './quality-control.js';
import { fshLines, type FshLine } from './shorthand-lines.js';

interface Invariant {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

interface Obeys {
  readonly profile: string;
  readonly path: string;
  readonly keys: readonly string[];
}

/**
 * Reads the invariants of FHIR Shorthand, and where profiles `obey` them:
 * http://hl7.org/fhir/uv/shorthand/reference.html#defining-invariants. Everything else is passed over.
 */
export function readShorthand(text: string, file: string): Predicates {
  const invariants: Invariant[] = [];
  const obeyed: Obeys[] = [];
  const parents = new Map<string, string>();
  let entity = { kind: '', name: '' };
  for (const line of fshLines(text)) {
    if (
      line.keyword !== undefined &&
      /^(Parent|Description|Severity|Expression|XPath|Id|Title)$/.test(line.keyword)
    ) {
      if (line.keyword === 'Parent') parents.set(entity.name, line.value);
      if (entity.kind === 'Invariant') setField(invariants, line.keyword.toLowerCase(), line.value);
    } else if (line.keyword !== undefined) {
      entity = { kind: line.keyword, name: line.value };
      if (entity.kind === 'Invariant') invariants.push({ name: entity.name, fields: new Map() });
      if (entity.kind === 'Extension') parents.set(entity.name, 'Extension');
    } else if (entity.kind === 'Invariant') assign(invariants, line);
    else obeyed.push(...obeysIn(line, entity.name));
  }
  const unsaid: string[] = [];
  const predicates = invariants.flatMap((each) => predicatesOf(each, obeyed, parents, unsaid));
  return { name: baseName(file), predicates, unsaid };
}

function setField(invariants: readonly Invariant[], name: string, value: string): void {
  (invariants.at(-1)?.fields as Map<string, string> | undefined)?.set(name, value); // It is made here.
}

/** `* severity = #error` */
function assign(invariants: readonly Invariant[], { value }: FshLine): void {
  const match = /^(\w+)\s*=\s*([\s\S]*)$/.exec(value);
  if (match?.[1] !== undefined) setField(invariants, match[1], match[2] ?? '');
}

/** `* name.family obeys a and b`, or `* obeys a` */
function obeysIn({ value }: FshLine, profile: string): Obeys[] {
  const match = /^(?:(\S+)\s+)?obeys\s+(.+)$/.exec(value);
  if (match?.[2] === undefined) return [];
  return [{ profile, path: match[1] ?? '.', keys: match[2].split(/\s+and\s+/) }];
}

function predicatesOf(
  { name, fields }: Invariant,
  obeyed: readonly Obeys[],
  parents: ReadonlyMap<string, string>,
  unsaid: string[],
): Predicate[] {
  const expression = fields.get('expression');
  if (expression === undefined) {
    unsaid.push(
      `The invariant ${name} has no expression${fields.has('xpath') ? ', but XPath, which no rule is made of' : ''}.`,
    );
    return [];
  }
  const severity = fields.get('severity')?.includes('warning') === true ? 'warning' : 'error';
  const human = fields.get('human') ?? fields.get('description') ?? name;
  const requirements = fields.get('requirements');
  const own = {
    name,
    severity,
    human,
    expression,
    ...(requirements !== undefined && { requirements }),
  } as const;
  const places = obeyed
    .filter(({ keys }) => keys.includes(name))
    .flatMap((each) => placeOf(each, parents, name, unsaid));
  const distinct = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  if (distinct.length > 0) return distinct.map((place) => ({ ...own, ...place }));
  if (obeyed.some(({ keys }) => keys.includes(name))) return [];
  // No profile here says what it is about.
  const isNamed = /^\(*[A-Z]\w+\./.test(expression);
  if (!isNamed)
    unsaid.push(
      `Nothing says what the invariant ${name} is about; it is taken for one of CapabilityStatement.`,
    );
  return [isNamed ? own : { ...own, resource: 'CapabilityStatement' }];
}

function placeOf(
  { profile, path }: Obeys,
  parents: ReadonlyMap<string, string>,
  name: string,
  unsaid: string[],
): Pick<Predicate, 'resource' | 'context'>[] {
  const resource = typeOf(profile, parents);
  if (resource === undefined) {
    unsaid.push(
      `The invariant ${name} of ${profile}: which type of resource that is about is not in the source.`,
    );
    return [];
  }
  const plain = path.replaceAll('[x]', '');
  if (plain === '.') return [{ resource }];
  if (/^[a-z]\w*(\.[a-z]\w*)*$/i.test(plain)) return [{ resource, context: plain }];
  unsaid.push(`The invariant ${name} at ${path} of ${profile}: no context is made of slices.`);
  return [];
}

/** The type at the end of the parents of a profile; undefined where they lead elsewhere, or in a circle. */
function typeOf(profile: string, parents: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>();
  for (
    let each: string | undefined = profile;
    each !== undefined && !seen.has(each);
    each = parents.get(each)
  ) {
    if (modelOf('4.0').isResourceType(each)) return each;
    seen.add(each);
  }
  return undefined;
}
