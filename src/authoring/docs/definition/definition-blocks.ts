import type { PackDefinition } from '../../../rules/definition.js';
import { section, type Block } from '../page.js';
import { constraintsTable } from './constraints-table.js';
import { definitionHead } from './definition-head.js';
import { structureKey } from './structure-key.js';
import { structureTables } from './structure-tables.js';
import { templates } from './templates.js';
import { versionDifferences } from './version-differences.js';

/** The page that FHIR publishes of a definition, in its order. */
export function definitionBlocks(definition: PackDefinition): Block[] {
  const tables = structureTables(definition);
  return section(2, `The definition in ${definition.of}`, [
    ...definitionHead(definition),
    ...tables,
    ...(tables.length === 0 ? [] : structureKey()),
    ...templates(definition),
    ...constraintsTable(definition),
    ...versionDifferences(definition),
  ]);
}
