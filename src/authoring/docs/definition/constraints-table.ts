import type { PackDefinition } from '../../../rules/definition.js';
import { badge, code, fhirpath, joined, section, type Block, type Content } from '../page.js';
import { shownFacts } from './definition-versions.js';

/** The constraints of a definition. */
export function constraintsTable(definition: PackDefinition): Block[] {
  const rows = Object.entries(shownFacts(definition).constraints ?? {}).map(
    ([key, { severity, elements = [], human = '', expression }]): Content[] => [
      [key],
      severity === undefined ? [] : [badge(severity)],
      joined(
        elements.map((path) => [code(path)]),
        ', ',
      ),
      [human],
      expression === undefined ? [] : [fhirpath(expression)],
    ],
  );
  if (rows.length === 0) return [];
  const head = ['Key', 'Grade', 'Path', 'Details', 'Expression'];
  return section(3, 'Constraints', [{ kind: 'table', caption: 'Constraints', head, rows }]);
}
