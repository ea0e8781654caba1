import { isObject, type JsonObject } from '../../fhir/element.js';
import type { Definition } from './definition.js';
import type { DefinitionElement } from './definition-element.js';
import { addRule, type ChangeExtension, type PackDraft } from './pack-draft.js';
import { elementOf, everywhere, partsOf, partUrl } from './places.js';
import { withoutContent } from './value-condition.js';
import { quoted } from './fhirpath-text.js';

/** A change of a part, as one of the extension around it. The part is there afterwards. */
export function inPart(part: string | undefined, change: ChangeExtension): ChangeExtension {
  if (part === undefined) return change;
  return (extension) => {
    const parts = Array.isArray(extension.extension) ? (extension.extension as unknown[]) : [];
    const known = parts.filter(isObject).find(({ url }) => url === part) ?? { url: part };
    const others = parts.filter((each) => !isObject(each) || each.url !== part);
    return { ...withoutContent(extension), extension: [...others, change(known)] };
  };
}

/** Rules for the parts of a part, of which a row has none: how many, and of which types. */
export function addInnerRules(outer: DefinitionElement, definition: Definition, draft: PackDraft): void {
  const part = partUrl(outer, definition);
  const inner = partsOf(outer.id, definition);
  const samples = inner.map((each) => innerSample(each, definition));
  draft.good[part] = { extension: samples };
  for (const [index, each] of inner.entries()) {
    const url = partUrl(each, definition);
    const others = samples.filter((_, other) => other !== index);
    const add = (key: string, human: string, expression: string, fail: readonly JsonObject[]): void => {
      addRule(draft, {
        key: `${part}-${url}-${key}`,
        severity: 'error',
        code: 'structure',
        human,
        context: `${everywhere}.extension(${quoted(part)})`,
        expression,
        extensions: { fail: inPart(part, (holder) => ({ ...withoutContent(holder), extension: fail })) },
      });
    };
    const { min = 0, max = '*' } = each;
    const count = `extension(${quoted(url)}).count()`;
    const sample = samples[index] ?? { url };
    if (min > 0)
      add(
        'min',
        `${part} has its ${url}, ${min.toString()} at least.`,
        `${count} >= ${min.toString()}`,
        others.length > 0 ? others : [{ url: 'another', valueBoolean: true }],
      );
    if (max !== '*')
      add('max', `${part} has ${max} ${url} at most.`, `${count} <= ${max}`, [
        ...others,
        ...Array.from({ length: Number(max) + 1 }, () => sample),
      ]);
    const types = (elementOf(`${each.id}.value[x]`, definition)?.types ?? []).map(({ code }) => code);
    if (types.length > 0 && types.length < 20)
      add(
        'type',
        `The ${url} of ${part} is a ${types.join(' or ')}.`,
        `extension(${quoted(url)}).value.all(${types.map((type) => `type().name = '${type}'`).join(' or ')})`,
        [...others, { url, valueCount: { value: 1 } }],
      );
  }
}

const plain: Readonly<Record<string, unknown>> = {
  boolean: true,
  integer: 1,
  decimal: 1.5,
  positiveInt: 1,
  unsignedInt: 1,
  date: '2026-01-01',
  dateTime: '2026-01-01',
  instant: '2026-01-01T00:00:00Z',
  time: '12:00:00',
};

function innerSample(element: DefinitionElement, definition: Definition): JsonObject {
  const url = partUrl(element, definition);
  const type = elementOf(`${element.id}.value[x]`, definition)?.types?.[0]?.code ?? 'string';
  const value = plain[type] ?? (/^[a-z]/.test(type) ? 'example' : { id: 'example' });
  return { url, [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value };
}
