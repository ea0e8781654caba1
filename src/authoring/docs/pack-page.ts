import type { RulePack } from '../../rules/rule-pack.js';
import { code, facts, joined, pageLink, section, type Block, type Content, type Page } from './page.js';
import { contentsOf } from './contents.js';
import { definitionBlocks } from './definition/definition-blocks.js';
import { packTables } from './pack-tables.js';
import { indexPath, packPath } from './page-paths.js';
import { rulesTable } from './rules-table.js';
import { releaseNames, sourceLinks } from './sources.js';

/** The page of a pack. `packs`: all that have pages. */
export function packPage(pack: RulePack, packs: readonly RulePack[]): Page {
  const sections = [
    ...section(2, 'Rules', pack.rules.length === 0 ? [] : [rulesTable(pack)]),
    ...(pack.definition === undefined ? [] : definitionBlocks(pack.definition)),
    ...packTables(pack),
  ];
  return {
    path: packPath(pack),
    title: pack.title,
    trail: [pageLink(indexPath, 'All rules')],
    blocks: [...packFacts(pack, packs), ...contentsOf(sections), ...sections],
  };
}

function packFacts(pack: RulePack, packs: readonly RulePack[]): Block[] {
  const extended = pack.extends.map((each): Content => [
    packs.some(({ url }) => url === each.url) ? pageLink(packPath(each), each.title) : each.title,
  ]);
  return facts([
    ['Pack', [code(pack.pack)]],
    ['Version', [pack.version]],
    ['Canonical', [code(pack.url)]],
    ['Resource', [code(pack.resource)]],
    ['FHIR versions', [releaseNames(pack.fhirVersion)]],
    ['Source', sourceLinks(pack.source, pack.fhirVersion)],
    ['Builds upon', joined(extended, ', ')],
  ]);
}
