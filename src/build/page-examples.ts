import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../fhir/element.js';
import { loadPack } from '../load-pack.js';
import type { PackExamples } from '../page/pack-examples.js';
import type { Example, RulePack } from '../rules/rule-pack.js';

/** The examples of every pack in `rules/`, for the page, which has its packs without them. */
export async function exampleTexts(
  root: URL,
): Promise<
  { readonly name: string; readonly file: string; readonly title: string; readonly examples: string }[]
> {
  const folder = new URL('rules/', root);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => {
      const pack = await loadPack(fileURLToPath(new URL(file, folder)), `rules/${file}`);
      return { name: pack.pack, file, title: pack.title, examples: JSON.stringify(examplesOf(pack)) };
    }),
  );
}

function examplesOf({ rules, base }: RulePack): PackExamples {
  const own = ({ resource }: Example): JsonObject =>
    Object.fromEntries(Object.entries(resource).filter(([name, value]) => base?.[name] !== value));
  return Object.fromEntries(
    rules.map(({ key, examples }) => [key, { pass: examples.pass.map(own), fail: examples.fail.map(own) }]),
  );
}
