import type { ElementDefinition, Model, TypeDefinition } from '../../fhir/model/model.js';
import { printName } from '../../expression/print.js';
import type { Random } from './random.js';

/** What a path is to lead to: anything (`steps` without `$this`), one step, or values of a kind. `flag` may have several, `flags` is the same. */
export type PathKind = 'path' | 'steps' | 'name' | 'string' | 'numeric' | 'temporal' | 'flag' | 'flags';

const temporalTypes = new Set(['date', 'dateTime', 'instant', 'time']);

const isWanted = (kind: PathKind, type: string, model: Model): boolean => {
  const definition = model.type(type);
  switch (kind) {
    case 'path':
    case 'steps':
    case 'name':
      return true;
    case 'temporal':
      return temporalTypes.has(type);
    case 'string':
      return definition?.kind === 'primitive' && definition.json === 'string' && !temporalTypes.has(type);
    case 'numeric':
      return definition?.json === 'number';
    default:
      return type === 'boolean';
  }
};

const isAny = (kind: PathKind): boolean => kind === 'path' || kind === 'steps' || kind === 'name';

/** A path through the model from a type, to values of the kind wherever a few walks find one. */
export function pathFrom(focus: string, model: Model, random: Random, kind: PathKind): string {
  if (!isAny(kind) && isWanted(kind, focus, model) && random.chance(0.6)) return '$this';
  if (model.type(focus) === undefined) return kind === 'name' || kind === 'steps' ? 'extension' : '$this';
  if (kind === 'path' && random.chance(0.08))
    return random.chance(0.5) ? `$this.${walk(focus, model, random, kind) ?? 'id'}` : '$this';
  const attempts = isAny(kind) ? 1 : 40;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const path = walk(focus, model, random, kind);
    if (path !== undefined) return path;
  }
  return isAny(kind) ? 'extension' : 'extension.value';
}

function walk(focus: string, model: Model, random: Random, kind: PathKind): string | undefined {
  const steps: string[] = [];
  let type: TypeDefinition | undefined = model.type(focus);
  const longest = kind === 'name' ? 1 : 1 + random.below(3);
  while (type !== undefined && steps.length < longest) {
    const element = pickElement(type, random);
    if (element === undefined) break;
    const next = random.pick(element.types);
    steps.push(stepTo(element, next, random));
    if (!isAny(kind) && isWanted(kind, next, model)) return steps.join('.');
    type = model.type(next === 'Resource' ? 'Patient' : next);
    if (next === 'Resource') steps.push('ofType(Patient)');
  }
  return isAny(kind) && steps.length > 0 ? steps.join('.') : undefined;
}

/** A choice is taken as it is, or narrowed to the type that the walk goes on with. */
function stepTo({ name, isChoice }: ElementDefinition, type: string, random: Random): string {
  if (!isChoice || random.chance(0.3)) return printName(name);
  return `${name}.ofType(${type})`;
}

/** Documents are full of these, and rules about them. */
const favourites = [
  'rest',
  'resource',
  'interaction',
  'searchParam',
  'extension',
  'value',
  'contact',
  'name',
  'telecom',
  'mode',
  'entry',
];

function pickElement(type: TypeDefinition, random: Random): ElementDefinition | undefined {
  const elements = [...type.elements.values()];
  if (elements.length === 0) return undefined;
  const known = elements.filter(({ name }) => favourites.includes(name));
  return random.pick(known.length > 0 && random.chance(0.6) ? known : elements);
}
