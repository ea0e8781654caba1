import { readdir, readFile } from 'node:fs/promises';

/**
 * The licences of all packages that files of a bundle come from. Where a package comes without, `others`, a folder, has
 * it. Rejects where there is none.
 */
export async function licencesOf(files: readonly string[], others: URL): Promise<string> {
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const texts = [...folders].sort().map(async (folder) => {
    const name = folder.replace(/^.*node_modules\//, '');
    const found = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const file = found === undefined ? new URL(`${name}.md`, others) : `${folder}/${found}`;
    const text = await readFile(file, 'utf8');
    return `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`;
  });
  return `The page holds parts of these packages.\n\n${(await Promise.all(texts)).join('\n\n')}`;
}
