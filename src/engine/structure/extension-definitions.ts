import type { ReleasePack } from '../../rules/release-pack.js';
import type { ExtensionPart, ExtensionRow } from '../../rules/structure.js';
import type { AroundExtension, ValueCheck } from '../../input/demands.js';
import { nameOf } from './extension-name.js';
import { createSimilar } from './similar-url.js';
import { keysOf } from './table-lookup.js';
import { bindingCheck } from './value-check.js';

/** The definition of an extension, or of a part of one, ready to judge by. */
export interface ExtensionDefinition {
  readonly url: string;
  readonly pack: ReleasePack;
  /** Undefined for a part: it stands where the whole does. */
  readonly row: ExtensionRow | undefined;
  readonly context: ReadonlySet<string>;
  /** Whether it may stand on any element. */
  readonly isAnywhere: boolean;
  readonly max: number | undefined;
  readonly types: readonly string[] | undefined;
  /** JSON property -> type, of the values that are allowed. */
  readonly properties: ReadonlyMap<string, string>;
  /** The property, where there is but one. */
  readonly property: string | undefined;
  readonly binding: ValueCheck | undefined;
  /** Undefined for a simple extension. */
  readonly parts: ReadonlyMap<string, PartDefinition> | undefined;
}

export interface PartDefinition extends ExtensionDefinition {
  readonly min: number;
}

/** An extension, or a part of one, with its definitions: one a pack. */
export interface DefinedExtension extends AroundExtension {
  readonly definitions: readonly ExtensionDefinition[];
  /** Relative url -> what the packs define there. */
  readonly parts: ReadonlyMap<string, DefinedExtension>;
  /** Where there is one definition of a simple extension that may stand anywhere, or of a part: that. */
  readonly plain: ExtensionDefinition | undefined;
}

/** What packs know of extensions. */
export interface KnownExtensions {
  /** Without definitions where no pack has one. */
  of(url: string): DefinedExtension;
  /** Whether any pack knows the url, if only by name. */
  isKnown(url: string): boolean;
  /** The pack that says which extensions are known; undefined where none does. */
  readonly judge: ReleasePack | undefined;
  /** The pack that asks of every extension that it has the url of a definition. */
  readonly urlJudge: ReleasePack | undefined;
  /** The known url that another one may be a slip of. */
  similar(url: string): string | undefined;
}

export function createKnownExtensions(packs: readonly ReleasePack[]): KnownExtensions | undefined {
  const definitions = new Map<string, ExtensionDefinition[]>();
  for (const pack of packs) {
    for (const [url, row] of Object.entries(pack.structure?.extensions ?? {})) {
      definitions.set(url, [...(definitions.get(url) ?? []), definitionOf(url, row, pack)]);
    }
  }
  const judge = packs.find(({ structure }) => structure?.knownExtensions !== undefined);
  if (definitions.size === 0 && judge === undefined) return undefined;
  const defined = new Map([...definitions].map(([url, each]) => [url, definedAs(url, each)]));
  let names: Set<string> | undefined;
  const known = (): Set<string> => (names ??= new Set([...definitions.keys(), ...packs.flatMap(namedBy)]));
  return {
    of: (url) => defined.get(url) ?? { ...undefinedExtension, url },
    isKnown: (url) => definitions.has(url) || known().has(url),
    judge,
    urlJudge: judge ?? packs.find(({ structure }) => Object.keys(structure?.extensions ?? {}).length > 0),
    similar: createSimilar(known),
  };
}

const undefinedExtension = {
  definitions: [],
  parts: new Map<string, DefinedExtension>(),
  plain: undefined,
};

function definedAs(url: string, definitions: readonly ExtensionDefinition[]): DefinedExtension {
  const names = new Set(definitions.flatMap(({ parts }) => [...(parts?.keys() ?? [])]));
  const parts = [...names].map((name): [string, DefinedExtension] => {
    const own = definitions.flatMap((each) => each.parts?.get(name) ?? []);
    return [name, { ...undefinedExtension, url: name, definitions: own, plain: plainOf(own) }];
  });
  return { url, definitions, parts: new Map(parts), plain: plainOf(definitions) };
}

function plainOf([only, second]: readonly ExtensionDefinition[]): ExtensionDefinition | undefined {
  const isPlain =
    second === undefined && only?.isAnywhere === true && only.property !== undefined && only.max !== 0;
  return isPlain ? only : undefined;
}

function namedBy({ structure }: ReleasePack): string[] {
  const table =
    structure?.knownExtensions === undefined ? undefined : structure.tables[structure.knownExtensions];
  return table === undefined ? [] : keysOf(table);
}

function definitionOf(url: string, row: ExtensionRow, pack: ReleasePack): ExtensionDefinition {
  const parts = row.parts && Object.entries(row.parts).map(([name, part]) => partOf(name, part, pack));
  return {
    ...valueOf(url, row, pack),
    row,
    context: new Set(row.context.map((each) => each.replace(/\[x\]$/, ''))),
    isAnywhere: row.context.includes('Element'),
    parts: parts && new Map(parts.map((part) => [part.url, part])),
  };
}

const partOf = (url: string, part: ExtensionPart, pack: ReleasePack): PartDefinition => ({
  ...valueOf(url, part, pack),
  min: part.min,
  row: undefined,
  context: new Set(),
  isAnywhere: true,
  parts: undefined,
});

function valueOf(
  url: string,
  row: ExtensionRow | ExtensionPart,
  pack: ReleasePack,
): Pick<ExtensionDefinition, 'url' | 'pack' | 'max' | 'types' | 'properties' | 'property' | 'binding'> {
  const properties = (row.types ?? []).map((type): [string, string] => [propertyOf(type), type]);
  return {
    url,
    pack,
    max: row.max,
    types: row.types,
    properties: new Map(properties),
    property: properties.length === 1 ? properties[0]?.[0] : undefined,
    binding: bindingCheck(row, `The value of ${nameOf(url)}`, pack, 'extension-binding'),
  };
}

const propertyOf = (type: string): string => `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
