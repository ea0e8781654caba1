import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { modelOf, type Model, type PropertyDefinition, type TypeDefinition } from './model.js';

/** What the typings of @types/fhir say of a property: `string[]`, `boolean`, `Coding`. */
type Typings = ReadonlyMap<
  string,
  { readonly base: string | undefined; readonly properties: ReadonlyMap<string, string> }
>;

function readTypings(file: string): Typings {
  const path = createRequire(import.meta.url).resolve(`@types/fhir/${file}.d.ts`);
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
  const interfaces = text.matchAll(/^export interface (\w+)(?:<.*?>)?(?: extends (\w+))?.* \{\n([^]*?)^\}/gm);
  return new Map(
    [...interfaces].map(([, name = '', base, body = '']) => {
      const properties = [...body.matchAll(/^\s*(?:readonly )?(\w+)\??:\s*([^;]+);/gm)];
      return [
        name,
        { base, properties: new Map(properties.map(([, own = '', type = '']) => [own, kindOf(type)])) },
      ];
    }),
  );
}

/** `('a'|'b')[] | undefined` is `string[]`, `Reference | Reference` is `Reference`, `BundleEntry<T>` has no `<T>`. */
const kindOf = (type: string): string =>
  type
    .replace(/\s*\|\s*undefined\s*$/, '')
    .replace(/^\(?\s*'[^]*'\s*\)?(?=\[|$)/, 'string')
    .replace(/^.*\| /, '')
    .replace(/<\w+>/, '')
    .trim();

function typedProperties(name: string, typings: Typings): Map<string, string> {
  const found = typings.get(name);
  const inherited = found?.base === undefined ? [] : typedProperties(found.base, typings);
  return new Map([...inherited, ...(found?.properties ?? [])]);
}

/** The same said by the model. */
function modelledKind({ element, type, isPartner }: PropertyDefinition, model: Model): string {
  const definition = model.type(type);
  const kind = isPartner ? 'Element' : definition?.kind === 'primitive' ? definition.json : 'object';
  return kind + (element.repeats ? '[]' : '');
}

/** The typings give an `_id` and a `modifierExtension` to every element, and a `_url` to Extension; FHIR does not. */
const isOfTypingsAlone = (property: string): boolean =>
  ['_id', '_url', 'modifierExtension'].includes(property);

/** `contained` and `Bundle.entry.resource` in the typings. */
const anyResource: ReadonlySet<string> = new Set(['FhirResource', 'T']);

/** Every property below a type that the two tell differently. */
function differences(
  name: string,
  type: TypeDefinition,
  model: Model,
  typings: Typings,
  seen: Set<string>,
): string[] {
  if (seen.has(`${name} ${type.name}`)) return [];
  seen.add(`${name} ${type.name}`);
  const typed = typedProperties(name, typings);
  const names = new Set([...typed.keys(), ...type.properties.keys()]);
  if (type.kind === 'resource') names.delete('resourceType');
  return [...names].flatMap((property) => {
    const modelled = type.properties.get(property);
    const kind = typed.get(property);
    if (modelled === undefined && isOfTypingsAlone(property)) return [];
    const said = modelled === undefined ? 'nothing' : modelledKind(modelled, model);
    const inner = kind?.replace('[]', '') ?? '';
    const isObject = typings.has(inner) || anyResource.has(inner);
    const expected =
      isObject && modelled?.isPartner !== true ? (kind ?? '').replace(inner, 'object') : (kind ?? 'nothing');
    if (said !== expected) return [`${type.name}.${property} is ${said}, not ${expected}`];
    const below = modelled === undefined || modelled.isPartner ? undefined : model.type(modelled.type);
    return below?.kind === 'complex' ? differences(inner, below, model, typings, seen) : [];
  });
}

test.each([
  { release: '3.0', file: 'r3', resources: 117 },
  { release: '4.0', file: 'r4', resources: 146 },
  { release: '5.0', file: 'r5', resources: 158 },
] as const)(
  'every property of every resource of FHIR $release is what @types/fhir says',
  ({ release, file, resources }) => {
    const model = modelOf(release);
    const typings = readTypings(file);
    const names = model.typeNames.filter((name) => model.isResourceType(name));
    const seen = new Set<string>();
    const different = names.flatMap((name) => {
      const type = model.type(name);
      return type === undefined ? [`no ${name}`] : differences(name, type, model, typings, seen);
    });
    expect(different).toEqual([]);
    expect(names).toHaveLength(resources);
    expect(seen.size).toBeGreaterThan(400);
  },
);
