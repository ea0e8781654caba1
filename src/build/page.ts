import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { ShippedPack } from '../page/shipped-pack.js';
import { licencesOf } from './licences.js';
import { exampleTexts } from './page-examples.js';

/** Writes the page that `rulepack serve` serves into `dist/bundle/page`: static files, each known by its ending. */
export async function bundlePage(root: URL, dist: URL): Promise<void> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
    version: string;
  };
  const path = (name: string, base: URL = dist): string => fileURLToPath(new URL(name, base));
  const { metafile } = await build({
    metafile: true,
    entryPoints: {
      page: path('page/browser/main.js'),
      engine: path('page/browser/engine-worker.js'),
      rules: path('page/browser/rules-worker.js'),
      style: path('src/page/static/style.css', root),
    },
    outdir: path('bundle/page'),
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { VERSION: JSON.stringify(version) },
    // They stand in licences.txt.
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [lateParts(dist)],
  });
  await write(
    path('bundle/page/licences.txt'),
    await licencesOf(Object.keys(metafile.inputs), new URL('LICENSES/', root)),
  );
  for (const name of ['index.html', 'icon.svg'])
    await put(path(`src/page/static/${name}`, root), path(`bundle/page/${name}`));
  const schema = 'rules/rule-pack.schema.json';
  await put(path(schema, root), path('bundle/page/rule-pack.schema.json'));
  const packs = await exampleTexts(root);
  const list: readonly ShippedPack[] = packs.map(({ title, file }) => ({ title, file }));
  await write(path('bundle/page/packs/index.json'), JSON.stringify(list));
  for (const { name, file, examples } of packs) {
    await put(path(`rules/${file}`, root), path(`bundle/page/packs/${file}`));
    await write(path(`bundle/page/packs/${name}.json`), examples);
  }
  for (const name of await readdir(path('rules/tables/', root)))
    await put(path(`rules/tables/${name}`, root), path(`bundle/page/packs/tables/${name}`));
  const example = await readFile(
    new URL('test-cases/capabilitystatement-websocket/server-with-faults.json', root),
  );
  await write(path('bundle/page/example.json'), example);
}

/** In the page, some parts of the engine are loaded when they are asked for. */
function lateParts(dist: URL): Plugin {
  const late = fileURLToPath(new URL('page/late/', dist));
  const model = fileURLToPath(new URL('fhir/model/', dist));
  const xml = fileURLToPath(new URL('input/xml/', dist));
  return {
    name: 'late-parts',
    setup(bundler) {
      bundler.onResolve({ filter: /^re2js$/ }, ({ importer, kind }) =>
        kind === 'import-statement' && !importer.startsWith(late) ? { path: `${late}re2js.js` } : undefined,
      );
      bundler.onResolve({ filter: /\/parse-xml\.js$/ }, ({ resolveDir }) =>
        `${resolveDir}/` === xml ? { path: `${late}parse-xml.js` } : undefined,
      );
      bundler.onResolve({ filter: /\/tables\.js$/ }, ({ resolveDir }) =>
        `${resolveDir}/` === model ? { path: `${late}tables.js` } : undefined,
      );
    },
  };
}

async function put(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
