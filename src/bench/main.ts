/**
 * Measures what judging costs, as multiples of `JSON.parse` of the same documents:
 * `npm run bench -- [FOLDER] [--check] [--margin SHARE]`. FOLDER holds real CapabilityStatements, measured beside the
 * generated ones. With `--check` it exits 1 when a ratio misses its budget by more than the margin, 0.25 for a quarter,
 * in two measurements; without it, runs over NDJSON follow, of 280 MB.
 */
import { bulkTable } from './bulk/bulk-table.js';
import { failureText } from '../cli/failure.js';
import { UsageError } from '../cli/io.js';
import { readArguments } from '../cli/options.js';
import { generated, statementsIn, type DocumentSet } from './documents.js';
import { ratiosOf, type Pace } from './measure.js';
import { measurementsOf, type Measurement } from './measurements.js';
import { readMargin } from './read-margin.js';
import { runCommand } from './run-command.js';
import { startUpOf } from './start-up.js';
import { missesOf, tableOf, type Figure } from './table.js';

const usage = 'npm run bench -- [FOLDER] [--check] [--margin SHARE]';
/** `npm run bench-bulk` takes more, and several rounds. */
const bulkLines = 50_000;
const pace: Pace = { rounds: 11, milliseconds: 60, warmUp: 150, now: () => performance.now() };

await runCommand(usage, run);

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, {
    check: { type: 'boolean' },
    margin: { type: 'string' },
  });
  const margin = readMargin(values.margin);
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new UsageError('There is one folder at most.');
  const real = folder === undefined ? [] : [await realStatements(folder)];
  const startUp = await startUpOf(generated('small'));
  let figures: Figure[];
  try {
    console.error('Measuring for about a minute …');
    const measurements = [...(await measurementsOf(real)), startUp];
    figures = measure(measurements);
    if (values.check === true) figures = measureAgain(measurements, figures, margin);
  } finally {
    await startUp.end();
  }
  console.log(tableOf(figures));
  console.log(`Node ${process.versions.node}; each ratio is the median of ${pace.rounds.toString()} rounds.`);
  if (values.check !== true) {
    console.log(`\nNDJSON in bulk, ${bulkLines.toString()} lines, once:\n${await bulkTable(bulkLines, 1)}`);
    return;
  }
  const misses = missesOf(figures, margin);
  for (const miss of misses) console.error(miss);
  process.exitCode = misses.length > 0 ? 1 : 0;
}

async function realStatements(folder: string): Promise<DocumentSet> {
  const set = await statementsIn(folder).catch((error: unknown) => {
    throw new UsageError(`${folder}: ${failureText(error)}.`);
  });
  if (set.documents.length > 0) return set;
  throw new UsageError(`${folder} holds no CapabilityStatement of R4 in JSON.`);
}

/** A miss counts if it is one twice: what else the machine does may fall on one measurement. */
function measureAgain(
  measurements: readonly Measurement[],
  figures: readonly Figure[],
  margin: number,
): Figure[] {
  return figures.map((figure, index) => {
    const measurement = measurements[index];
    if (measurement === undefined || missesOf([figure], margin).length === 0) return figure;
    return measure([measurement])[0] ?? figure;
  });
}

function measure(measurements: readonly Measurement[]): Figure[] {
  const ratios = ratiosOf(
    measurements.map(({ comparison }) => comparison),
    pace,
  );
  return measurements.map(({ row, document, scale = 1 }, index) => ({
    row,
    document,
    ratio: (ratios[index] ?? NaN) * scale,
  }));
}
