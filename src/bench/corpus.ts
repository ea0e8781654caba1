/**
 * Validates every JSON file of a folder and prints what was found, by severity and key, and the time a statement:
 * `npm run corpus -- FOLDER`. Exits 1 when something crashed or could not be evaluated.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createValidator, type CheckResult } from '../index.js';

interface Tally {
  count: number;
  readonly files: Set<string>;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npm run corpus -- FOLDER');
  process.exitCode = 2;
} else await run(folder);

async function run(root: string): Promise<void> {
  const names = await readdir(root, { recursive: true });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const xml = names.filter((name) => name.endsWith('.xml')).length;
  const validator = createValidator();
  const tallies = new Map<string, Tally>();
  let milliseconds = 0;
  let bytes = 0;
  for (const file of files) {
    const content = await readFile(join(root, file));
    bytes += content.length;
    const start = performance.now();
    const result = validator.check(content);
    milliseconds += performance.now() - start;
    tally(tallies, file, result);
  }
  for (const [key, { count, files: found }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const example = found.size <= 2 ? ` ${[...found].join(', ')}` : '';
    console.log(`${count.toString().padStart(7)}  ${key} in ${found.size.toString()} files${example}`);
  }
  const each = milliseconds / Math.max(1, files.length);
  const megabytes = bytes / 1e6;
  console.log(
    `${files.length.toString()} JSON files, ${megabytes.toFixed(1)} MB, ${each.toFixed(2)} ms a file.`,
  );
  if (xml > 0) console.log(`${xml.toString()} XML files passed over; XML is not supported yet.`);
  const failed = [...tallies.keys()].some((key) => /\bexception\b|shape-unreadable/.test(key));
  process.exitCode = failed ? 1 : 0;
}

function tally(tallies: Map<string, Tally>, file: string, { issues }: CheckResult): void {
  const keys =
    issues.length === 0
      ? ['All OK']
      : issues.map(({ issue, key }) => `${issue.severity} ${issue.code} ${key}`);
  for (const key of keys) {
    const known = tallies.get(key) ?? { count: 0, files: new Set() };
    known.count += 1;
    known.files.add(file);
    tallies.set(key, known);
  }
}
