import { webAddress } from '../../report/web-address.js';
import type { WebLink } from './page.js';
import { fromTop } from './relative-path.js';

/** Where a link leads from a page; undefined for what no browser may be sent to. */
export function addressOf({ address }: WebLink, page: string): string | undefined {
  if (isRelative(address)) return fromTop(page, address);
  return webAddress(address);
}

/** `./playground/#share=…`, `../`: names of folders and files, and a fragment. */
export const isRelative = (address: string): boolean =>
  /^\.{1,2}\/(?:[\w.-]+\/)*(?:[\w.-]+)?(?:#[\w=.-]*)?$/.test(address);
