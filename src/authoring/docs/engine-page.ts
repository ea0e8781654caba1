import { noticeKeys } from '../../engine/notices.js';
import { structureKeys } from '../../engine/structure/complaint.js';
import { shapeKeys } from '../../input/shape-issues.js';
import { enginePack, enginePage as pageName } from '../../report/docs-url.js';
import { keySentence, type EngineKey } from '../../report/key-sentences.js';
import { contentsOf } from './contents.js';
import { keyAdvice } from './key-advice.js';
import { badge, pageLink, paragraph, section, strong, type Block, type Page } from './page.js';
import { indexPath } from './page-paths.js';

const title = 'Issues that come from no rule';
const path = `${enginePack}/${pageName}`;

/** The page of issues that the engine tells by itself: of the form of an input, and by the tables of packs. */
export function enginePage(): Page {
  const sections = [
    ...section(2, 'By the tables of packs', keyBlocks(structureKeys)),
    ...section(2, 'Of the form of an input', keyBlocks(shapeKeys)),
    ...section(2, 'Of the judging itself', keyBlocks(noticeKeys)),
  ];
  return {
    path,
    title,
    trail: [pageLink(indexPath, 'All rules')],
    blocks: [...contentsOf(sections), ...sections],
  };
}

/** For the first page. */
export const engineLink = (): Block => paragraph(pageLink(path, title));

/** A section for each key, which an issue leads to. */
function keyBlocks<Key extends EngineKey>(
  keys: Readonly<Record<Key, readonly [severity: string, ...others: string[]]>>,
): Block[] {
  return (Object.keys(keys) as Key[]).flatMap((key) => {
    const [severity] = keys[key];
    return section(3, key, [
      paragraph(badge(severity), ' ', strong(keySentence(key))),
      paragraph(keyAdvice[key]),
    ]);
  });
}
