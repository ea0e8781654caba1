import { referToHidden, visible } from './visible.js';

/** Attributes of an element, each with a space before it. */
export const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

/** What XML forbids even as an entity is shown as an escape: https://www.w3.org/TR/xml/#charsets */
export const xmlText = (text: string): string => withEntities(withoutForbidden(visible(text)), /[&<>"']/g);

/** What stands between the double quotes of an attribute: any reader gets it back, but for what XML forbids. */
export const xmlValue = (text: string): string =>
  referToHidden(withEntities(withoutForbidden(text), /[&<"]/g));

const withoutForbidden = (text: string): string =>
  text.replace(/[\ufffe\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16)}`);

const withEntities = (text: string, which: RegExp): string =>
  text.replace(which, (each) => entities[each] ?? each);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
