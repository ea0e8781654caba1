import type { JsonObject } from '../../fhir/element.js';
import type { ExtensionDocument } from '../../rules/pack-document.js';
import { keyOf } from '../import/pack-draft.js';
import { elementOrder } from './element-id.js';
import type { PortableRule, Target } from './portable-rule.js';
import type { ReleaseDocument } from './release-document.js';
import { elementFacts, structureDefinition } from './structure-definition.js';

/** The StructureDefinition of an extension that a pack defines. */
export function extensionDefinition(
  url: string,
  row: ExtensionDocument,
  rules: readonly PortableRule[],
  { document, model }: Target,
): JsonObject {
  const parts = Object.entries(row.extensions ?? {});
  const own = [
    [
      'Extension',
      {
        ...(row.max !== undefined && { max: String(row.max) }),
        ...(row.modifier === true && {
          isModifier: true,
          isModifierReason: 'It changes the meaning of its element.',
        }),
      },
    ],
    ...(parts.length === 0 ? [['Extension.extension', { max: '0' }] as const] : []),
    ...parts.flatMap(([name, part]) => {
      const id = `Extension.extension:${name}`;
      return [
        [
          id,
          {
            sliceName: name,
            ...elementFacts({
              ...(part.min !== undefined && { min: part.min }),
              ...(part.max !== undefined && { max: part.max }),
            }),
          },
        ],
        [`${id}.url`, { fixedUri: name }],
        [
          `${id}.value[x]`,
          elementFacts({
            ...(part.type !== undefined && { type: part.type }),
            ...(part.binding !== undefined && { binding: part.binding }),
          }),
        ],
      ] as const;
    }),
    ['Extension.url', { fixedUri: url }],
    [
      'Extension.value[x]',
      parts.length > 0
        ? { max: '0' }
        : {
            min: 1,
            ...elementFacts({
              ...(row.type !== undefined && { type: row.type }),
              ...(row.binding !== undefined && { binding: row.binding }),
            }),
          },
    ],
  ] as const;
  const isWhole = document.url === url;
  const target: Target = {
    document: isWhole ? document : single(url, row, document),
    type: 'Extension',
    model,
    placeOf: elementOrder(
      'Extension',
      own.map(([id]) => id),
    ),
  };
  const context = row.context.map((expression) => ({
    type: /^[A-Za-z][\w+.-]*:/.test(expression) ? 'extension' : 'element',
    expression,
  }));
  const id = isWhole
    ? document.pack
    : (url.split('/').at(-1) ?? url).replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);
  return structureDefinition(
    { id, url, rules, elements: new Map<string, JsonObject>(own), more: { context } },
    target,
  );
}

/** The head of a pack that defines one extension alone. */
function single(
  url: string,
  row: ExtensionDocument,
  { version, valueSets = {} }: ReleaseDocument,
): ReleaseDocument {
  const name = url.split('/').at(-1) ?? url;
  const used = [row, ...Object.values(row.extensions ?? {})].flatMap(({ binding }) => binding ?? []);
  return {
    pack: keyOf(name),
    version,
    title: name,
    url,
    fhirVersion: ['4.0'],
    resource: 'Resource',
    elements: {},
    extensions: {},
    constants: { url },
    valueSets: Object.fromEntries(
      Object.entries(valueSets).filter(([canonical]) => used.includes(canonical)),
    ),
  };
}
