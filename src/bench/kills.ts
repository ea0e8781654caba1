/**
 * Kills runs with a checkpoint at random moments and goes on, until so many have been killed: `npm run kills -- [KILLS]`,
 * 50 unless told. Exits 1 when the output of a run that came to its end differs from that of one that nobody killed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../cli/io.js';
import { positiveNumber } from '../cli/options.js';
import { writeStatements } from './bulk/statements.js';
import { runCommand } from './run-command.js';

const main = fileURLToPath(new URL('../bundle/rulepack.js', import.meta.url));
const lines = 12_000;

await runCommand('npm run kills -- [KILLS]', run);

async function run([given, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0) throw new UsageError('There is one number at most.');
  const wanted = positiveNumber('kills', given) ?? 50;
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-kills-'));
  try {
    await writeStatements(join(folder, 'in.ndjson'), lines);
    const start = performance.now();
    await command(folder, ['--output', 'whole', '--summary', 'whole.json']);
    const whole = performance.now() - start;
    let kills = 0;
    let resumed = 0;
    let ends = 0;
    while (kills < wanted || ends === 0) {
      const args = [
        '--output',
        'out',
        '--summary',
        'out.json',
        '--checkpoint',
        'at',
        '--workers',
        String(1 + (kills % 3)),
      ];
      // The last run of all is left alone.
      const after = kills < wanted ? Math.random() * whole * 1.2 : undefined;
      if (await command(folder, args, after)) {
        ends += 1;
        await demandSame(folder, 'whole', 'out');
        await demandSame(folder, 'whole.json', 'out.json');
        for (const name of ['out', 'out.json']) await rm(join(folder, name));
      } else {
        kills += 1;
        if ((await outputNoted(folder)) > 0) resumed += 1;
      }
    }
    console.log(
      `${kills.toString()} kills, ${resumed.toString()} of them with output to go on from; ${ends.toString()} runs came to their end with the same bytes.`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Resolves to whether the command came to its end. */
async function command(folder: string, args: readonly string[], killAfter?: number): Promise<boolean> {
  const child = spawn(process.execPath, [main, 'validate', '--format', 'ndjson', ...args, 'in.ndjson'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (signal === 'SIGKILL') return false;
  if (code === 0 || code === 1) return true;
  throw new Error(`The command ended with ${String(code ?? signal)}.`);
}

async function demandSame(folder: string, one: string, other: string): Promise<void> {
  const [a, b] = await Promise.all([one, other].map((name) => readFile(join(folder, name))));
  if (a === undefined || b === undefined || !a.equals(b)) throw new Error(`${one} and ${other} differ.`);
}

async function outputNoted(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'at'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { output?: number }).output ?? 0;
}
