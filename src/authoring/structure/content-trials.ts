import type { JsonObject } from '../../fhir/element.js';
import type { ValueRow } from '../../rules/structure.js';
import { codesOf } from './all-rows.js';
import { extensionTrial, type ExtensionPlace, type WantedIssue } from './extension-place.js';
import { goodSimple, valueProperty } from './good-extension.js';
import type { Trial, Untried } from './trial.js';
import { noneOf } from './value-trials.js';
import type { World } from './world.js';

/** What holds a value: an extension, or a part of one. */
export interface Holder {
  readonly url: string;
  readonly row: ValueRow;
  readonly world: World;
  /** Makes a trial of what it holds; `below` leads from it to where the issue is to stand. */
  readonly trial: (
    title: string,
    extension: JsonObject,
    wanted?: { readonly key: WantedIssue['key']; readonly below?: string },
  ) => Trial;
}

/** With each type, with another, without a value, with parts instead, with each code, and with another. */
export function contentTrials({ url, row, world, trial }: Holder): (Trial | Untried)[] {
  const { types } = row;
  if (types === undefined) return [];
  const allowed = world.model.type('Extension')?.elements.get('value')?.types ?? [];
  const other = allowed.find((type) => !types.includes(type));
  const wrong = other === undefined ? undefined : goodSimple(url, {}, world, other);
  const part = { url: 'https://server.example/fhir/StructureDefinition/part', valueBoolean: true };
  return [
    ...types.map((type) => {
      const good = goodSimple(url, row, world, type);
      const title = `as ${type}`;
      return good === undefined
        ? { title, untried: `there is no ${type} to try it with` }
        : trial(title, good);
    }),
    ...(other === undefined || wrong === undefined
      ? []
      : [trial(`as ${other}`, wrong, { key: 'extension-type' })]),
    trial('without a value', { url }, { key: 'extension-value' }),
    trial('with extensions instead of a value', { url, extension: [part] }, { key: 'extension-nested' }),
    ...types.flatMap((type) => codeTrials(type, { url, row, world, trial })),
  ];
}

function codeTrials(type: string, { url, row, world, trial }: Holder): Trial[] {
  const codes = codesOf(row.binding, world.pack);
  if (codes === undefined) return [];
  const property = valueProperty(type);
  const wrong = noneOf(codes);
  return [
    ...codes.map((code) => trial(`of the code ${code}`, { url, [property]: code })),
    trial(`of the code ${wrong}`, { url, [property]: wrong }, { key: 'extension-binding', below: property }),
  ];
}

/** What an extension with a value holds. */
export const simpleTrials = (row: ValueRow, place: ExtensionPlace): (Trial | Untried)[] =>
  contentTrials({
    url: place.url,
    row,
    world: place.world,
    trial: (title, extension, wanted) =>
      extensionTrial(
        title,
        place,
        [extension],
        wanted && { key: wanted.key, at: wanted.below === undefined ? [] : [wanted.below] },
      ),
  });
