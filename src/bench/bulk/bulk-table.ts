import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../measure.js';
import { alignColumns } from '../tables/columns.js';
import { writeStatements } from './statements.js';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const validate = [path('../bundle/rulepack.js'), 'validate', '--no-config', '--format', 'ndjson'];
const websocket = [...validate, '--pack', 'capabilitystatement-websocket'];

/** Each way, with what its rate is compared with. */
const ways: readonly { readonly name: string; readonly args: readonly string[]; readonly to?: string }[] = [
  { name: 'parse only, one thread', args: [path('bulk/parse-only.js')] },
  { name: 'websocket pack, one thread', args: [path('bulk/one-thread.js')], to: 'parse only, one thread' },
  { name: 'websocket pack, 1 worker', args: [...websocket, '--workers', '1'], to: 'parse only, one thread' },
  {
    name: 'websocket pack, 2 workers',
    args: [...websocket, '--workers', '2'],
    to: 'websocket pack, 1 worker',
  },
  { name: 'all packs, 1 worker', args: [...validate, '--workers', '1'], to: 'parse only, one thread' },
  { name: 'all packs, 2 workers', args: [...validate, '--workers', '2'], to: 'all packs, 1 worker' },
];

interface Cost {
  readonly seconds: number;
  /** In the halves of its time. */
  readonly megabytes: readonly [number, number];
}

/**
 * A table of rates over so many generated lines of 5.6 KB. Each way is a process of its own, in turn; told are the median
 * of lines a second, its ratio to another way's, and the largest memory of the whole process, in the first half of its
 * time and in the second: they differ where it grows.
 */
export async function bulkTable(lines: number, rounds: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-bulk-'));
  try {
    const file = join(folder, 'statements.ndjson');
    await writeStatements(file, lines);
    const costs = new Map<string, Cost[]>(ways.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, args } of ways) costs.get(name)?.push(await costOf([...args, file]));
    }
    const rate = (name: string): number =>
      lines / median((costs.get(name) ?? []).map(({ seconds }) => seconds));
    const rows = ways.map(({ name, to }) => [
      name,
      Math.round(rate(name)).toString(),
      to === undefined ? '' : (rate(name) / rate(to)).toFixed(2),
      to ?? '',
      ...([0, 1] as const).map((half) =>
        Math.max(...(costs.get(name) ?? []).map(({ megabytes }) => megabytes[half])).toFixed(0),
      ),
    ]);
    const titles = ['way', 'lines/s', 'times', 'that of', 'MB, 1st half', 'MB, 2nd half'];
    return alignColumns([titles, ...rows], [1, 2, 4, 5]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of a whole process; where the system does not tell the memory, it is 0. */
async function costOf(args: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const samples: number[] = [];
  const look = setInterval(() => {
    void readFile(`/proc/${String(child.pid)}/status`, 'utf8').then(
      (status) => samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
      () => undefined,
    );
  }, 20);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${String(code)}.`);
  const half = samples.length / 2;
  const megabytes = [Math.max(0, ...samples.slice(0, half)), Math.max(0, ...samples.slice(half))] as const;
  return { seconds: (performance.now() - start) / 1000, megabytes };
}
