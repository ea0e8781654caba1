import { isObject, type JsonObject } from '../../fhir/element.js';
import type { PackDraft, RuleDraft } from './pack-draft.js';

/** The YAML file of a pack. What it cannot say stands in comments at its beginning. */
export async function packYaml(draft: PackDraft): Promise<string> {
  const yaml = await import('yaml');
  const document = new yaml.Document(documentOf(draft), { version: '1.2', aliasDuplicateObjects: false });
  yaml.visit(document, {
    Collection(_, node, path) {
      const names = path.flatMap((each) =>
        yaml.isPair(each) && yaml.isScalar(each.key) ? [String(each.key.value)] : [],
      );
      if (isShort(names, path.length)) node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
  return comments(draft) + text;
}

/** What stands on one line: lists of codes, rows of elements and parts, the fields of examples. */
function isShort(names: readonly string[], depth: number): boolean {
  const [field = '', , inner = ''] = names;
  if (/^(fhirVersion|base)$/.test(field)) return true;
  if (field === 'definition') return names.length === 5 || names.at(-1) === 'context';
  if (field === 'valueSets' || field === 'elements') return names.length === 2;
  if (field === 'extensions') return inner === 'context' || inner === 'type' || names.length >= 4;
  return (
    field === 'rules' &&
    (names.includes('examples') ? depth > 8 : names.length > 1 && names.at(-1) !== 'examples')
  );
}

function comments({ unsaid }: PackDraft): string {
  if (unsaid.length === 0) return '';
  const lines = ['# Not in this pack:', ...unsaid.map((each) => `# - ${each.replace(/\s+/g, ' ')}`)];
  // What ends a line elsewhere must not end a comment.
  return lines.map((line) => `${line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}\n`).join('');
}

function documentOf(draft: PackDraft): JsonObject {
  const {
    unsaid: _,
    good: __,
    placed: ___,
    seed: ____,
    rules,
    valueSets,
    elements,
    extensions,
    ...head
  } = draft;
  const some = (name: string, map: JsonObject): JsonObject =>
    Object.keys(map).length > 0 ? { [name]: map } : {};
  const { pack, version, title, url, fhirVersion, resource, source, definition, ...more } = head;
  return {
    language: 1,
    pack,
    version,
    title: title.replace(/\s+/g, ' ').trim(),
    url,
    fhirVersion,
    resource,
    ...(source !== undefined && { source }),
    ...(definition !== undefined && { definition }),
    ...more,
    ...some('valueSets', valueSets),
    ...some('elements', elements),
    ...some('extensions', extensions),
    ...(rules.length > 0 && { rules: rules.map((rule) => ruleOf(rule, draft.constants?.url)) }),
  };
}

/** Fields in the order in which packs have them. */
const order = [
  ...['key', 'severity', 'code', 'messageId', 'human', 'requirements', 'source', 'docs', 'tags'],
  ...['resource', 'context', 'when', 'expression', 'at', 'message'],
];

function ruleOf(
  { extensions: _, sought: __, profile: ___, seedChanges: ____, examples, restored, ...rule }: RuleDraft,
  url: unknown,
): JsonObject {
  if (restored !== undefined) return { ...restored, examples };
  const known: JsonObject = { ...rule };
  const fields = Object.fromEntries(
    order.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
  return { ...fields, examples: url === undefined ? examples : named(examples, url) };
}

/** In examples the constant stands for the url. */
function named(value: unknown, url: unknown): unknown {
  if (value === url) return '$url';
  if (Array.isArray(value)) return value.map((each) => named(each, url));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, named(each, url)]));
}
