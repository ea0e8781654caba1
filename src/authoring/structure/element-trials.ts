import { bindingTrials, regexTrials, tableTrials } from './value-trials.js';
import { elementTrial, padded, placeOfElement, typesOf, type ElementPlace } from './element-place.js';
import type { ElementRow } from '../../rules/structure.js';
import type { Trial, Untried } from './trial.js';
import type { World } from './world.js';

/** Derives resources from a row of `elements`: in good form, and with each fault that the row speaks of. */
export function elementTrials(path: string, row: ElementRow, world: World): (Trial | Untried)[] {
  const place = placeOfElement(path, row, world);
  if ('untried' in place) return [place];
  if (row.max === 0) return forbiddenTrials(place);
  return typesOf(place).flatMap((typeName, index): (Trial | Untried)[] => {
    const good = goodValue(typeName, place);
    if (good === undefined)
      return [{ title: `as ${typeName}`, untried: `there is no ${typeName} to try it with` }];
    const values = padded(good, typeName, place);
    const title = typesOf(place).length === 1 ? 'with it' : `as ${typeName}`;
    return [
      elementTrial(title, place, { typeName, values }),
      ...(index === 0 ? countTrials(typeName, values, place) : []),
      ...bindingTrials(typeName, place),
      ...regexTrials(typeName, place),
      ...tableTrials(typeName, place),
    ];
  });
}

const goodValue = (typeName: string, { owner, element, world }: ElementPlace): unknown =>
  world.values.ofElement(owner, element, typeName);

function forbiddenTrials(place: ElementPlace): (Trial | Untried)[] {
  const [typeName = ''] = typesOf(place);
  const values = [goodValue(typeName, place)];
  return [
    elementTrial('without it', place, { typeName, values: [] }),
    elementTrial('with it', place, { typeName, values }, 'element-max'),
  ];
}

function countTrials(typeName: string, values: readonly unknown[], place: ElementPlace): Trial[] {
  const { row, element } = place;
  const trials: Trial[] = [];
  if (row.min > 0) {
    trials.push(elementTrial('without it', place, { typeName, values: [] }, 'element-min'));
    if (row.min > 1)
      trials.push(elementTrial('one too few', place, { typeName, values: values.slice(1) }, 'element-min'));
  } else trials.push(elementTrial('without it', place, { typeName, values: [] }));
  if (row.max !== undefined && element.repeats) {
    const many = (count: number): readonly unknown[] => Array.from({ length: count }, () => values[0]);
    if (row.max > row.min)
      trials.push(elementTrial('as many as may be', place, { typeName, values: many(row.max) }));
    trials.push(elementTrial('one too many', place, { typeName, values: many(row.max + 1) }, 'element-max'));
  }
  const other = element.types.find((type) => row.types?.includes(type) === false);
  const value = other === undefined ? undefined : goodValue(other, place);
  if (other !== undefined && value !== undefined)
    trials.push(elementTrial(`as ${other}`, place, { typeName: other, values: [value] }, 'element-type'));
  return trials;
}
