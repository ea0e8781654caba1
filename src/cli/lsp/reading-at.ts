import { packOptionsAt } from '../../load-pack.js';
import type { ParsePackOptions } from '../../rules/parse-pack.js';

/** How the files are read that a pack names; a document that is in no folder yet names none. */
export async function readingAt(
  path: string | undefined,
  name: string,
): Promise<ParsePackOptions & { readonly file: string }> {
  const found = path === undefined ? undefined : await packOptionsAt(path, name).catch(() => undefined);
  return { ...found, file: name };
}
