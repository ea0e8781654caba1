/** How a page leads to a file: `../index.html` for `capabilitystatement/cpb-9` and `index.html`. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  while (here.length > 0 && there.length > 1 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return [...here.map(() => '..'), ...there].join('/');
}

/** An address relative to the first page, as another page needs it. */
export const fromTop = (page: string, address: string): string =>
  '../'.repeat(page.split('/').length - 1) + address;
