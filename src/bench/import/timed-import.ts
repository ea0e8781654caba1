import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/io.js';

const command = fileURLToPath(new URL('../../bundle/rulepack.js', import.meta.url));

/** Runs `rulepack import` as a process of its own. */
export function timedImport(
  source: string,
  output: string,
): { readonly seconds: number; readonly said: string } {
  const start = performance.now();
  const args = [command, 'import', source, '--output', output];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new UsageError(`${source} cannot be imported: ${stderr.trim()}`);
  return { seconds, said: stdout.trim().split('\n').at(-1) ?? '' };
}
