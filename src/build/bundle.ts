import { chmod, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Writes what is published: the command and the library in a few files, since Node takes longer to find a hundred
 * modules than to run them. The parts that only some uses need stay files of their own.
 */
export async function bundle(dist: URL): Promise<void> {
  const path = (name: string): string => fileURLToPath(new URL(name, dist));
  const { dependencies } = JSON.parse(await readFile(path('../package.json'), 'utf8')) as Package;
  await build({
    entryPoints: {
      rulepack: path('cli/main.js'),
      index: path('index.js'),
      core: path('core.js'),
      server: path('server/index.js'),
      express: path('middleware/express.js'),
      fastify: path('middleware/fastify.js'),
      // Pools find them beside their own files.
      worker: path('cli/serve/worker.js'),
      'bulk-worker': path('cli/bulk/bulk-worker.js'),
      'prove-worker': path('cli/lsp/prove-worker.js'),
    },
    outdir: path('bundle'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // What is no dependency at run time goes in: saxes, which as a package of its own takes longer to find than to read.
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    // Less to read at each start; names stay, for whoever looks at a stack.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  });
  // npx remembers where the command of a folder stood before it was bundled.
  for (const name of ['bundle/rulepack.js', 'cli/main.js']) await chmod(path(name), 0o755);
}

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
}
