import type { JsonObject } from '../../fhir/element.js';
import type { ExtensionPart, ExtensionRow, ValueRow } from '../../rules/structure.js';
import { codesOf } from './all-rows.js';
import type { World } from './world.js';

export const valueProperty = (typeName: string): string =>
  `value${typeName.charAt(0).toUpperCase()}${typeName.slice(1)}`;

/** A value that a row allows, as one of its types. */
export function goodValue(typeName: string, { binding }: ValueRow, { pack, values, model }: World): unknown {
  const isPrimitive = model.type(typeName)?.kind === 'primitive';
  return (isPrimitive ? codesOf(binding, pack)?.[0] : undefined) ?? values.of(typeName);
}

/** An extension with a good value of a type, the first of its row's unless told. Undefined where there is none. */
export function goodSimple(
  url: string,
  row: ValueRow,
  world: World,
  typeName: string = row.types?.[0] ?? 'string',
): JsonObject | undefined {
  const value = goodValue(typeName, row, world);
  return value === undefined ? undefined : { url, [valueProperty(typeName)]: value };
}

/** An extension as its row has it: with a value, or with the parts that it must have, or the first where it need have none. */
export function goodExtension(url: string, row: ExtensionRow, world: World): JsonObject | undefined {
  if (row.parts === undefined) return goodSimple(url, row, world);
  const parts = goodParts(row.parts, world);
  return parts === undefined ? undefined : { url, extension: parts };
}

export function goodParts(
  parts: Readonly<Record<string, ExtensionPart>>,
  world: World,
): readonly JsonObject[] | undefined {
  const needed = Object.entries(parts).filter(([, { min }]) => min > 0);
  const chosen =
    needed.length > 0
      ? needed
      : Object.entries(parts)
          .filter(({ 1: { max } }) => max !== 0)
          .slice(0, 1);
  const made: JsonObject[] = [];
  for (const [name, part] of chosen) {
    const one = goodSimple(name, part, world);
    if (one === undefined) return undefined;
    made.push(...Array.from({ length: Math.max(1, part.min) }, () => one));
  }
  return made;
}
