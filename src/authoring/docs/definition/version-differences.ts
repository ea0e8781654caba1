import type { DefinitionFacts, PackDefinition } from '../../../rules/definition.js';
import { section, type Block } from '../page.js';
import { definitionVersions } from './definition-versions.js';
import { elementRows } from './element-rows.js';

/** What is not the same in all versions of a definition. */
export function versionDifferences(definition: PackDefinition): Block[] {
  const versions = definitionVersions(definition).map(({ label, facts }) => ({
    label,
    said: factTexts(facts),
  }));
  const names = [...new Set(versions.flatMap(({ said }) => [...said.keys()]))];
  const rows = names.flatMap((name) => {
    const texts = versions.map(({ said }) => said.get(name) ?? '');
    return new Set(texts).size > 1 ? [[[name], ...texts.map((text) => (text === '' ? [] : [text]))]] : [];
  });
  if (rows.length === 0) return [];
  const head = ['What', ...versions.map(({ label }) => label)];
  return section(3, 'What differs between versions', [
    { kind: 'table', caption: 'What differs between versions', head, rows },
  ]);
}

/** Everything that a version says, each under a name of its own. */
function factTexts(facts: DefinitionFacts): Map<string, string> {
  const texts: [string, string | number | undefined][] = [
    ['Version', facts.version],
    ['Name', facts.name],
    ['Title', facts.title],
    ['Work group', facts.workGroup],
    ['Maturity level', facts.maturity],
    ['Standards status', facts.standardsStatus],
    ['Use context', facts.useContext],
    ['Status', facts.status],
    ['Date', facts.date],
    ['Maintained by', facts.publisher],
    ['Description', facts.description],
    ['Comment', facts.comment],
    ['Context of use', facts.context?.map(({ type, expression }) => `${type}: ${expression}`).join(', ')],
    ...elementRows(facts).flatMap((row): [string, string | undefined][] => [
      [`${row.path}: name`, row.shown],
      [`${row.path}: flags`, row.flags?.join(' ')],
      [`${row.path}: cardinality`, row.cardinality],
      [`${row.path}: type`, row.types.join(' | ')],
      [`${row.path}: description`, row.short],
      [`${row.path}: fixed value`, row.fixed],
      [`${row.path}: comment`, row.comment],
    ]),
    ...Object.entries(facts.constraints ?? {}).flatMap(
      ([key, constraint]): [string, string | undefined][] => [
        [`${key}: grade`, constraint.severity],
        [`${key}: path`, constraint.elements?.join(', ')],
        [`${key}: details`, constraint.human],
        [`${key}: expression`, constraint.expression],
      ],
    ),
  ];
  return new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text.toString()]])));
}
