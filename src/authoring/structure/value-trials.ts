import { keysIn } from '../../engine/structure/table-lookup.js';
import { codesOf } from './all-rows.js';
import { elementTrial, padded, type ElementPlace } from './element-place.js';
import type { Trial } from './trial.js';

/** Every code of the binding, and one that it does not have. */
export function bindingTrials(typeName: string, place: ElementPlace): Trial[] {
  const codes = codesOf(place.row.binding, place.world.pack);
  if (codes === undefined) return [];
  const values = (code: string): readonly unknown[] => padded(code, typeName, place);
  const wrong = noneOf(codes);
  return [
    ...codes.map((code) => elementTrial(`of the code ${code}`, place, { typeName, values: values(code) })),
    elementTrial(`of the code ${wrong}`, place, { typeName, values: values(wrong) }, 'element-binding'),
  ];
}

/** A word that is not among some. */
export function noneOf(words: readonly string[]): string {
  let word = 'example';
  while (words.includes(word)) word += '-other';
  return word;
}

/** The values that the row itself gives. */
export function regexTrials(typeName: string, place: ElementPlace): Trial[] {
  const { pass = [], fail = [] } = place.row.examples ?? {};
  const values = (value: unknown): readonly unknown[] => padded(value, typeName, place);
  const said = (value: unknown): string => `of the value ${JSON.stringify(value)}`;
  return [
    ...pass.map((value) => elementTrial(said(value), place, { typeName, values: values(value) })),
    ...fail.map((value) =>
      elementTrial(said(value), place, { typeName, values: values(value) }, 'element-regex'),
    ),
  ];
}

/** For each value of the table a key that has it: with that value, and with another one. */
export function tableTrials(typeName: string, place: ElementPlace): Trial[] {
  const { row, owner, world } = place;
  const { determinedBy, binding } = row;
  const table = determinedBy && world.pack.structure?.tables[determinedBy.table];
  if (determinedBy === undefined || table === undefined) return [];
  const { element } = determinedBy;
  const repeats = owner.elements.get(element)?.repeats === true;
  const codes = codesOf(binding, world.pack);
  const all = Object.keys(table.values);
  return Object.entries(table.values).flatMap(([value, keys]) => {
    const [first] = keysIn(keys);
    if (first === undefined) return [];
    const key = table.prefix + first;
    const content = (each: string): Parameters<typeof elementTrial>[2] => ({
      typeName,
      values: padded(each, typeName, place),
      beside: { [element]: repeats ? [key] : key },
    });
    const others = all.filter((each) => each !== value);
    const other = others.find((each) => codes?.includes(each) !== false) ?? others[0];
    const good = elementTrial(`${value} beside ${key}`, place, content(value));
    return other === undefined
      ? [good]
      : [good, elementTrial(`${other} beside ${key}`, place, content(other), 'element-table')];
  });
}
