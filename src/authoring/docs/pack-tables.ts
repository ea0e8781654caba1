import type { Release } from '../../fhir/release.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { ElementRow, ExtensionRow, ValueRow, VersionedStructure } from '../../rules/structure.js';
import { code, joined, lineBreak, paragraph, section, type Block, type Content } from './page.js';
import { releaseNames } from './sources.js';

/** What a pack says of elements and extensions without rules. */
export function packTables({ structure, fhirVersion }: RulePack): Block[] {
  if (structure === undefined) return [];
  const { elements, extensions, valueSets, knownExtensions } = structure;
  const known =
    knownExtensions === undefined
      ? []
      : [paragraph('Other extensions that FHIR defines are known to the pack, which says nothing of them.')];
  return [
    ...section(2, 'Elements', tableOf('Elements', elementHead, elementCells(elements, fhirVersion))),
    ...section(2, 'Extensions', [
      ...tableOf('Extensions', extensionHead, extensionCells(extensions, fhirVersion)),
      ...known,
    ]),
    ...section(2, 'Value sets', tableOf('Value sets', ['Value set', 'Codes'], valueSetCells(valueSets))),
  ];
}

type Cells = readonly (readonly Content[])[];

const tableOf = (caption: string, head: readonly string[], rows: Cells): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows }];

const elementHead = ['Element', 'FHIR versions', 'Card.', 'Type', 'Value'];

const elementCells = (elements: VersionedStructure['elements'], all: readonly Release[]): Cells =>
  Object.entries(elements).flatMap(([path, rows]) =>
    rows.map((row) => [
      [code(path)],
      [releaseNames(row.fhirVersion ?? all)],
      [cardinality(row.min, row.max)],
      typeContent(row),
      joined([...valueContents(row), ...formContents(row)], lineBreak),
    ]),
  );

const extensionHead = ['Extension', 'FHIR versions', 'Where', 'Card.', 'Type', 'Value'];

const extensionCells = (extensions: VersionedStructure['extensions'], all: readonly Release[]): Cells =>
  Object.entries(extensions).flatMap(([url, rows]) =>
    rows.flatMap((row) => [extensionRow(url, row, all), ...partRows(row)]),
  );

const extensionRow = (url: string, row: ExtensionRow, all: readonly Release[]): readonly Content[] => [
  [code(url)],
  [releaseNames(row.fhirVersion ?? all)],
  joined(
    [
      ...row.context.map((each): Content => [code(each)]),
      ...(row.isModifier ? [['in modifierExtension']] : []),
    ],
    lineBreak,
  ),
  [cardinality(0, row.max)],
  row.parts === undefined ? typeContent(row) : ['extensions'],
  joined(valueContents(row), lineBreak),
];

/** What a complex extension holds. */
const partRows = ({ parts = {} }: ExtensionRow): Cells =>
  Object.entries(parts).map(([name, part]): readonly Content[] => [
    [{ kind: 'branch', depth: 1, text: name }],
    [],
    [],
    [cardinality(part.min, part.max)],
    typeContent(part),
    joined(valueContents(part), lineBreak),
  ]);

const cardinality = (min: number, max: number | undefined): string =>
  `${min.toString()}..${max === undefined ? '*' : max.toString()}`;

const typeContent = ({ types = [] }: ValueRow): Content =>
  joined(
    types.map((type) => [type]),
    ' | ',
  );

const valueContents = ({ binding }: ValueRow): Content[] =>
  binding === undefined ? [] : [['one of ', code(binding)]];

const formContents = ({ regex, determinedBy }: ElementRow): Content[] => [
  ...(regex === undefined ? [] : [['of the form ', code(regex)]]),
  ...(determinedBy === undefined
    ? []
    : [['as ', code(determinedBy.element), ' beside it determines (table ', code(determinedBy.table), ')']]),
];

const valueSetCells = (valueSets: VersionedStructure['valueSets']): Cells =>
  Object.entries(valueSets).map(([name, codes]) => [[code(name)], [codes.join(', ')]]);
