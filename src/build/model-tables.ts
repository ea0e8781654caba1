/** Turns the models that fhirpath ships into the tables of `fhir/model/tables.ts`. */
import { inOrder, type ElementOrder } from './element-order.js';
import type { r4bFacts } from './model-facts.js';

export interface FhirpathModel {
  readonly path2Type: Readonly<Record<string, string>>;
  readonly path2Repeating: Readonly<Record<string, boolean>>;
  readonly pathsDefinedElsewhere: Readonly<Record<string, string>>;
  readonly choiceTypePaths: Readonly<Record<string, readonly string[]>>;
  readonly type2Parent: Readonly<Record<string, string>>;
}

const backbones = new Set(['BackboneElement', 'BackboneType', 'Element']);

type Exceptions = Readonly<Record<string, boolean>>;

export function modelTable(
  model: FhirpathModel,
  exceptions: Exceptions,
  order: ElementOrder,
): Record<string, string> {
  const children = childrenByPath(model);
  const table: Record<string, string> = {};
  for (const [path, names] of children) {
    if (!isType(path, model)) continue;
    const parent = path.includes('.') ? model.path2Type[path] : model.type2Parent[path];
    const own = isPrimitive(path) ? [...names].filter((name) => name !== 'value') : [...names];
    const elements = inOrder(path, own, order(isPrimitive(path) ? 'Element' : path)).map((name) =>
      elementText(path, name, model, children, exceptions),
    );
    table[path] = [parent ?? '', ...elements].join(' ');
  }
  for (const [type, parent] of Object.entries(model.type2Parent)) table[type] ??= parent;
  return table;
}

/** What R4B's table has otherwise than R4's: null where it has nothing. */
export function r4bChanges(
  r4: Readonly<Record<string, string>>,
  { removed, added, open }: typeof r4bFacts,
): Record<string, string | null> {
  const gone = Object.keys(r4).filter((name) => removed.includes(name.split('.')[0] ?? ''));
  const changed = Object.entries(open).map(([name, { without, with: more }]): [string, string] => {
    const row = (r4[name] ?? '').replace(new RegExp(`,${without}(?=[, ]|$)`, 'g'), `,${more.join(',')}`);
    return [name, row];
  });
  const nothing = gone.map((name): [string, null] => [name, null]);
  return { ...Object.fromEntries<string | null>([...nothing, ...changed]), ...added };
}

const isType = (path: string, model: FhirpathModel): boolean =>
  !path.includes('.') || backbones.has(model.path2Type[path] ?? '');

const isPrimitive = (type: string): boolean => /^[a-z]/.test(type);

/** Parent path -> the names of its elements, choices under their common name. */
function childrenByPath(model: FhirpathModel): Map<string, Set<string>> {
  const choices = new Map<string, string>();
  for (const [path, types] of Object.entries(model.choiceTypePaths)) {
    for (const type of types) choices.set(path + type, path);
  }
  const children = new Map<string, Set<string>>();
  for (const key of [...Object.keys(model.path2Type), ...Object.keys(model.pathsDefinedElsewhere)]) {
    const path = choices.get(key) ?? key;
    const dot = path.lastIndexOf('.');
    if (dot < 0) continue;
    const parent = path.slice(0, dot);
    const names = children.get(parent) ?? new Set<string>();
    children.set(parent, names.add(path.slice(dot + 1)));
  }
  return children;
}

function elementText(
  parent: string,
  name: string,
  model: FhirpathModel,
  children: ReadonlyMap<string, unknown>,
  exceptions: Exceptions,
): string {
  const path = `${parent}.${name}`;
  const elsewhere = model.pathsDefinedElsewhere[path];
  const repeats = exceptions[path] ?? model.path2Repeating[elsewhere ?? path] ?? false;
  const choice = model.choiceTypePaths[path];
  if (choice) {
    const types = choice.map((type) => model.path2Type[path + type]).filter((type) => type !== undefined);
    return `${name}?${repeats ? '*' : ''}:${types.join(',')}`;
  }
  if (elsewhere !== undefined) return `${name}${repeats ? '*' : ''}:${elsewhere}`;
  const type = model.path2Type[path] ?? '';
  if (backbones.has(type) && children.has(path)) return `${name}${repeats ? '*' : ''}:${path}`;
  if (name === 'id') return isResource(parent, model) ? 'id:id' : 'id!:string';
  if (path === 'Extension.url') return 'url!:uri';
  return `${name}${repeats ? '*' : ''}:${type.replace(/^System\.(.)/, (_, first: string) => first.toLowerCase())}`;
}

function isResource(type: string, model: FhirpathModel): boolean {
  for (let name: string | undefined = type; name !== undefined; name = model.type2Parent[name]) {
    if (name === 'Resource') return true;
  }
  return false;
}
