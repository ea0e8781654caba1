/** Measures NDJSON in bulk: `npm run bench-bulk -- [LINES [ROUNDS]]`, 50,000 lines of 5.6 KB and 3 rounds unless told. */
import { UsageError } from '../cli/io.js';
import { positiveNumber } from '../cli/options.js';
import { bulkTable } from './bulk/bulk-table.js';
import { runCommand } from './run-command.js';

await runCommand('npm run bench-bulk -- [LINES [ROUNDS]]', run);

async function run([givenLines, givenRounds, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0) throw new UsageError('There are two numbers at most.');
  const lines = positiveNumber('lines', givenLines) ?? 50_000;
  const rounds = positiveNumber('rounds', givenRounds) ?? 3;
  console.log(await bulkTable(lines, rounds));
}
