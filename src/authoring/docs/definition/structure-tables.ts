import type { DefinitionFacts, PackDefinition } from '../../../rules/definition.js';
import { code, joined, lineBreak, section, webLink, type Block, type Content, type Inline } from '../page.js';
import { shownFacts } from './definition-versions.js';
import { elementRows, valueRow, type ElementRow } from './element-rows.js';
import { flagMeanings, symbolOf } from './structure-key.js';

const head = ['Name', 'Flags', 'Card.', 'Type', 'Description and constraints'];

/** The tables of a definition's structure: in one line, and element by element. */
export function structureTables(definition: PackDefinition): Block[] {
  const facts = shownFacts(definition);
  const rows = elementRows(facts);
  const [first] = rows;
  if (first === undefined) return [];
  return [
    ...section(3, 'Summary', [
      { kind: 'table', caption: 'Summary', head, rows: [summaryRow(first, facts, definition)] },
    ]),
    ...section(3, 'Full structure', [
      {
        kind: 'table',
        caption: 'Full structure',
        head,
        rows: rows.map((row) => fullRow(row, facts, definition)),
      },
    ]),
  ];
}

/** The extension as whoever uses it sees it: under its own name, with the type of its value. */
function summaryRow(row: ElementRow, facts: DefinitionFacts, definition: PackDefinition): Content[] {
  const value = valueRow(facts);
  const types = value?.types ?? row.types;
  return cells(
    { ...row, types },
    facts.name ?? row.shown,
    [...rootContent(facts, definition), ...contextContent(facts)],
    facts.page,
  );
}

function fullRow(row: ElementRow, facts: DefinitionFacts, definition: PackDefinition): Content[] {
  const isRoot = row.depth === 0;
  const about: Content[] = isRoot
    ? [...rootContent(facts, definition), ...shortContent(row), ...contextContent(facts)]
    : [...shortContent(row), ...(row.fixed === undefined ? [] : [['Fixed value: ', code(row.fixed)]])];
  return cells(
    row,
    isRoot ? row.shown.toLowerCase() : row.shown,
    [...about, ...demandContent(row, facts)],
    facts.page,
  );
}

function cells(
  row: ElementRow,
  name: string,
  about: readonly Content[],
  page: string | undefined,
): Content[] {
  const branch: Inline = { kind: 'branch', depth: row.depth, text: `${symbolOf(row)} ${name}` };
  return [
    [branch],
    joined(
      (row.flags ?? []).map((flag) => [{ kind: 'flag', text: flag, meaning: flagMeanings[flag] ?? flag }]),
      ' ',
    ),
    [row.cardinality],
    joined(
      row.types.map((type) => [typeLink(type, page)]),
      ' | ',
    ),
    joined([...about, ...(row.comment === undefined ? [] : [[row.comment]])], lineBreak),
  ];
}

function rootContent({ name, description }: DefinitionFacts, { url }: PackDefinition): Content[] {
  const said = [name, description].filter((text) => text !== undefined).join(': ');
  return [['URL = ', code(url)], ...(said === '' ? [] : [[said]])];
}

const shortContent = ({ short }: ElementRow): Content[] => (short === undefined ? [] : [[short]]);

const contextContent = ({ context = [] }: DefinitionFacts): Content[] =>
  context.map(({ expression }): Content => ['Use on ', code(expression)]);

/** The keys of the constraints that an element has. */
function demandContent({ path }: ElementRow, { constraints = {} }: DefinitionFacts): Content[] {
  const keys = Object.entries(constraints).flatMap(([key, { elements = [] }]) =>
    elements.includes(path) ? [key] : [],
  );
  return keys.length === 0 ? [] : [[`Constraints: ${keys.join(', ')}`]];
}

/** FHIR describes its types on two pages of each version. */
function typeLink(type: string, page: string | undefined): Inline {
  const where = type === 'Extension' ? 'extensibility.html' : 'datatypes.html';
  const base = page === undefined ? undefined : /^https?:\/\/hl7\.org\/fhir\/[A-Z0-9]+\//.exec(page)?.[0];
  return base === undefined ? code(type) : webLink(`${base}${where}#${type}`, type);
}
