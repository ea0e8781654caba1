export type DocsFormat = 'md' | 'html';

/** The file of a page. A web server looks for `index.html` in a folder, and who shows Markdown for `README.md`. */
export const fileName = (path: string, format: DocsFormat): string =>
  format === 'html' ? `${path}.html` : `${path.replace(/(^|\/)index$/, '$1README')}.md`;
