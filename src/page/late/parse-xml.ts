import type { parseXml as Parse } from '../../input/xml/parse-xml.js';
import { demand } from './missing.js';

let loaded: typeof Parse | undefined;

/** Stands for `input/xml/parse-xml.ts` in the page: most XML is plain, and has no need of it. */
export const parseXml: typeof Parse = (text, maxDepth) =>
  (
    loaded ??
    demand('XML', async () => {
      loaded = (await import('../../input/xml/parse-xml.js')).parseXml;
    })
  )(text, maxDepth);
