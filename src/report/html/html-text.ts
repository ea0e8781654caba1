import { webAddress } from '../web-address.js';
import { xmlText } from '../xml.js';

/** Text that means nothing but itself, in content and in attributes. */
export const html = (text: string): string => xmlText(text).replace(/`/g, '&#96;');

/** A link where the text is an address that a browser may be sent to, else the text. */
export function linkOrText(text: string): string {
  const address = webAddress(text);
  return address === undefined
    ? html(text)
    : `<a href="${html(address)}" rel="noreferrer noopener">${html(text)}</a>`;
}
