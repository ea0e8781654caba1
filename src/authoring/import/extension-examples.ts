import { isObject, type JsonObject } from '../../fhir/element.js';
import { rowsOf } from '../../rules/read-structure.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { ExtensionRow } from '../../rules/structure.js';
import { contextsOf } from '../structure/extension-contexts.js';
import { propertyOfRow } from '../structure/extension-place.js';
import { goodExtension } from '../structure/good-extension.js';
import { typeOf } from '../structure/spot.js';
import { createWorld, type World } from '../structure/world.js';
import { inPart } from './extension-parts.js';
import { variantsOf } from './extension-variants.js';
import type { ChangeExtension, ExampleDrafts, PackDraft, RuleDraft } from './pack-draft.js';
import { withoutContent } from './value-condition.js';

const unchanged: ChangeExtension = (extension) => extension;

/** Makes the examples of the rules that say how an extension in good form is to be changed. */
export function extensionExamples(draft: PackDraft): PackDraft {
  const open = draft.rules.filter(
    ({ examples, extensions }) => examples === undefined && extensions !== undefined,
  );
  if (open.length === 0) return draft;
  const put = createPutter(draft);
  if (put === undefined) return draft;
  const examples = ({ extensions }: RuleDraft): ExampleDrafts | undefined =>
    extensions && { pass: (extensions.pass ?? [unchanged]).map(put), fail: [put(extensions.fail)] };
  return {
    ...draft,
    rules: draft.rules.map((rule) => {
      const made = rule.examples ?? examples(rule);
      return made === undefined ? rule : { ...rule, examples: made };
    }),
  };
}

/** Examples that differ in what the extension holds. */
export function extensionVariants(draft: PackDraft): JsonObject[] {
  if (!draft.rules.some(({ sought }) => sought?.ofExtension)) return [];
  const put = createPutter(draft);
  if (put === undefined) return [];
  const changes = draft.rules.flatMap(({ sought }) =>
    sought?.ofExtension ? variantsOf(sought.expression) : [],
  );
  return changes.map((change) => put(change));
}

/** An extension in good form, the row that it is of, and what to try it in. */
export function goodOf(
  draft: PackDraft,
): { readonly extension: JsonObject; readonly row: ExtensionRow; readonly world: World } | undefined {
  const [url] = Object.keys(draft.extensions);
  const structure = rowsOf(draft);
  const row = url === undefined ? undefined : structure.extensions[url]?.[0];
  if (url === undefined || row === undefined) return undefined;
  const { constants = {}, fhirVersion, good } = draft;
  const pack: RulePack = { ...draft, language: 1, constants, rules: [], extends: [], structure };
  const world = createWorld(pack, fhirVersion[0] ?? '4.0');
  const plain = goodExtension(url, row, world);
  if (plain === undefined) return undefined;
  const extension = Object.entries(good).reduce(
    (each, [part, content]) =>
      inPart(part === '' ? undefined : part, (holder) => ({ ...withoutContent(holder), ...content }))(each),
    plain,
  );
  return { extension, row, world };
}

/** Puts the extension where it may stand, changed. Undefined where it can stand nowhere. */
function createPutter(draft: PackDraft): ((change: ChangeExtension) => JsonObject) | undefined {
  const found = goodOf(draft);
  if (found === undefined) return undefined;
  const { extension, row, world } = found;
  const seed = draft.rules.find(({ sought }) => sought?.holder !== undefined)?.examples?.pass[0];
  if (seed !== undefined) {
    // What carries it has to meet a condition, as there.
    return (change) => replaced(seed, (each) => each.url === extension.url, change) as JsonObject;
  }
  const spots = contextsOf(row, world).flatMap((each) => ('untried' in each.spot ? [] : [each.spot]));
  const spot = spots.find((each) => typeOf(each).kind !== 'primitive') ?? spots[0];
  if (spot === undefined) return undefined;
  const property = propertyOfRow(row);
  return (change) => {
    const { resource, holder } = world.open(spot);
    const others = [holder[property] ?? []]
      .flat()
      .filter((each) => !isObject(each) || each.url !== extension.url);
    holder[property] = [...others, change(structuredClone(extension))];
    return resource;
  };
}

/** Plain JSON with some objects in it changed. */
function replaced(
  value: unknown,
  isMeant: (object: JsonObject) => boolean,
  change: ChangeExtension,
): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, isMeant, change));
  if (!isObject(value)) return value;
  if (isMeant(value)) return change(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaced(each, isMeant, change)]),
  );
}
