import { fileURLToPath } from 'node:url';
import { loadPack } from '../../../load-pack.js';
import { docsFiles } from '../docs-files.js';
import { fileOf, packText } from '../docs-pages.test.helper.js';

const websocket = await loadPack(
  fileURLToPath(new URL('../../../../rules/capabilitystatement-websocket.yaml', import.meta.url)),
);
const page = docsFiles([websocket], { format: 'md' }).get('capabilitystatement-websocket/README.md') ?? '';

/** A section of the page, by its heading. */
const sectionOf = (text: string, title: string): string =>
  new RegExp(`^#+ ${title.replace(/[()]/g, '\\$&')}\\n\\n([^]*?)(?=\\n#|$(?![^]))`, 'm').exec(text)?.[1] ??
  '';

// What http://hl7.org/fhir/R4/extension-capabilitystatement-websocket.html says, from its top to its end.
test.each([
  { section: 'The definition in R4', says: '**Work group:** FHIR Infrastructure' },
  { section: 'The definition in R4', says: '**Maturity level:** 1' },
  { section: 'The definition in R4', says: '**Standards status:** Informative' },
  { section: 'The definition in R4', says: '**Use context:** Any' },
  {
    section: 'The definition in R4',
    says: '**Canonical:** `http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket`',
  },
  { section: 'The definition in R4', says: '**Status:** draft' },
  { section: 'The definition in R4', says: '**Maintained by:** Health Level Seven, Inc. - \\[WG Name\\] WG' },
  { section: 'The definition in R4', says: 'Where the server provides its web socket end-point.' },
  { section: 'The definition in R4', says: '**Comment:** Used for web-socket based subscriptions.' },
  { section: 'The definition in R4', says: '[STU3](http://hl7.org/fhir/STU3/extension-capabilitystatement-' },
  { section: 'The definition in R4', says: '[R4](http://hl7.org/fhir/R4/extension-capabilitystatement-' },
  { section: 'The definition in R4', says: '[R4B](http://hl7.org/fhir/R4B/extension-capabilitystatement-' },
  { section: 'Context of use', says: 'Use on Element ID `CapabilityStatement.rest`' },
  { section: 'Summary', says: '| Name | Flags | Card. | Type | Description and constraints |' },
  {
    section: 'Summary',
    says: '| ▪ websocket |  | 0..1 | [uri](http://hl7.org/fhir/R4/datatypes.html#uri) | URL = ',
  },
  { section: 'Full structure', says: '| ◈ extension |  | 0..1 | [Extension](' },
  { section: 'Full structure', says: '| . ◈ extension | I | 0..0 |' },
  { section: 'Full structure', says: '| . ▪ url |  | 1..1 | [uri](' },
  {
    section: 'Full structure',
    says: 'Fixed value: `http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket`',
  },
  {
    section: 'Full structure',
    says: '| . ▪ value\\[x\\] | I | 1..1 | [uri](http://hl7.org/fhir/R4/datatypes.html#uri) | Value of extension',
  },
  { section: 'Key to flags and symbols', says: '**I:** has constraints' },
  { section: 'XML template', says: '  <valueUri value="[uri]"/> <!-- 1..1 Value of extension -->' },
  { section: 'JSON template', says: '  "valueUri": "<uri>" // 1..1 Value of extension' },
  {
    section: 'Constraints',
    says: '| ele-1 | **error** | `Extension`, `Extension.extension`, `Extension.value[x]` | All FHIR elements must have a @value or children | `hasValue() or (children().count() > id.count())` |',
  },
  {
    section: 'Constraints',
    says: '| ext-1 | **error** | `Extension`, `Extension.extension` | Must have either extensions or value\\[x\\], not both | `extension.exists() != value.exists()` |',
  },
  {
    section: 'What differs between versions',
    says: '| Extension.value\\[x\\]: cardinality | 0..1 | 1..1 | 1..1 |',
  },
  { section: 'What differs between versions', says: '| Status | draft | draft | draft | active | retired |' },
])('the page of the WebSocket extension, $section: $says', ({ section, says }) => {
  expect(sectionOf(page, section)).toContain(says);
});

test('what does not differ is not told', () => {
  const rows = sectionOf(page, 'What differs between versions').match(
    /^\| (?:Work group|Use context|Extension: |ext-1: grade)/gm,
  );
  expect(rows).toBeNull();
});

const pageOf = (facts: string): Promise<string> =>
  fileOf(
    packText('', `definition: { url: "http://h/a", of: R4, versions: { R4: ${facts} } }\n`),
    'ours/README.md',
  );

test.each([
  { title: 'nothing', facts: '{}', section: 'The definition in R4', says: '- **Canonical:** `http://h/a`' },
  {
    title: 'a page that is none of the web',
    facts: '{ page: "javascript:alert(1)" }',
    section: 'The definition in R4',
    says: '**Published pages:** `R4`',
  },
  {
    title: 'a choice of types',
    facts: '{ elements: { Extension: {}, "Extension.value[x]": { type: [uri, Coding] } } }',
    section: 'Full structure',
    says: '| . ◇ value\\[x\\] |  | 0..\\* | `uri` &#124; `Coding` |',
  },
  {
    title: 'a data type',
    facts: '{ elements: { Extension: {}, "Extension.value[x]": { type: Coding } } }',
    section: 'JSON template',
    says: '"valueCoding": { <Coding> } // 0..*',
  },
  {
    title: 'another kind of context',
    facts: '{ context: [{ type: fhirpath, expression: a.b }] }',
    section: 'Context of use',
    says: 'what this FHIRPath selects: `a.b`',
  },
])('a definition with $title', async ({ facts, section, says }) => {
  expect(sectionOf(await pageOf(facts), section)).toContain(says);
});

test('a definition without elements has no tables and no key', async () => {
  const text = await pageOf('{ title: A }');
  for (const title of ['Summary', 'Full structure', 'Key to', 'XML template', 'Constraints', 'What differs'])
    expect(text).not.toContain(`# ${title}`);
});
