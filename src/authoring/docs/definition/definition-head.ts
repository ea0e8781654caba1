import type { DefinitionContext, PackDefinition } from '../../../rules/definition.js';
import { code, facts, joined, paragraph, section, webLink, type Block, type Content } from '../page.js';
import { definitionVersions, shownFacts } from './definition-versions.js';

/** What stands at the head of the page that FHIR publishes of a definition. */
export function definitionHead(definition: PackDefinition): Block[] {
  const { description, comment, ...shown } = shownFacts(definition);
  const text = (value: string | number | undefined): Content | undefined =>
    value === undefined ? undefined : [value.toString()];
  const pages = definitionVersions(definition).flatMap(({ label, facts: { page } }): Content[] =>
    page === undefined ? [] : [[webLink(page, label)]],
  );
  return [
    ...(description === undefined ? [] : [paragraph(description)]),
    ...facts([
      ['Canonical', [code(definition.url)]],
      ['Version', text(shown.version)],
      ['Name', text(shown.name)],
      ['Title', text(shown.title)],
      ['Work group', text(shown.workGroup)],
      ['Maturity level', text(shown.maturity)],
      ['Standards status', text(shown.standardsStatus)],
      ['Use context', text(shown.useContext)],
      ['Status', text(shown.status)],
      ['Date', text(shown.date)],
      ['Maintained by', text(shown.publisher)],
      ['Comment', text(comment)],
      ['Published pages', joined(pages, ', ')],
    ]),
    ...section(3, 'Context of use', contextBlocks(shown.context ?? [])),
  ];
}

const contextBlocks = (contexts: readonly DefinitionContext[]): Block[] =>
  contexts.length === 0 ? [] : [{ kind: 'list', items: contexts.map(contextContent) }];

const contextContent = ({ type, expression }: DefinitionContext): Content => [
  `Use on ${words[type] ?? type} `,
  code(expression),
];

/** https://hl7.org/fhir/R4/valueset-extension-context-type.html, and what STU3 has before it. */
const words: Readonly<Record<string, string>> = {
  element: 'Element ID',
  extension: 'Extension',
  fhirpath: 'what this FHIRPath selects:',
  resource: 'element',
  datatype: 'data type',
};
