import type { RulePack } from '../../rules/rule-pack.js';
import { engineLink } from './engine-page.js';
import { code, pageLink, paragraph, section, type Block, type Page } from './page.js';
import { indexPath, packPath } from './page-paths.js';
import { rulesTable } from './rules-table.js';
import { releaseNames } from './sources.js';

/** What packs there are, and the rules of each. */
export function indexPage(packs: readonly RulePack[]): Page {
  return {
    path: indexPath,
    title: 'Validation rules',
    trail: [],
    blocks: [packTable(packs), engineLink(), ...packs.flatMap(packSection)],
  };
}

const packTable = (packs: readonly RulePack[]): Block => ({
  kind: 'table',
  caption: 'Packs',
  head: ['Pack', 'Resource', 'FHIR versions', 'Rules'],
  rows: packs.map((pack) => [
    [pageLink(packPath(pack), pack.title)],
    [code(pack.resource)],
    [releaseNames(pack.fhirVersion)],
    [pack.rules.length.toString()],
  ]),
});

const packSection = (pack: RulePack): Block[] =>
  section(
    2,
    pack.title,
    pack.rules.length === 0 ? [] : [paragraph(code(`${pack.pack} ${pack.version}`)), rulesTable(pack)],
  );
