/**
 * Compares what the packs that ship say of elements, value sets, extensions and search parameters with FHIR's own
 * definitions: `npm run definitions -- FOLDER [--fhir-version VERSION] [--rules FOLDER]`. FOLDER holds StructureDefinitions,
 * CodeSystems and ValueSets of the version (4.0 unless told) in JSON. Exits 1 when something differs.
 */
import { fileURLToPath } from 'node:url';
import { readVersion, releaseName } from '../fhir/release.js';
import { failureText } from '../cli/failure.js';
import { UsageError } from '../cli/io.js';
import { readArguments } from '../cli/options.js';
import { compare } from './definitions/compare.js';
import { comparisonReport } from './definitions/comparison-report.js';
import { readDefinitions } from './definitions/read-definitions.js';
import { readPacks } from './definitions/read-packs.js';
import { runCommand } from './run-command.js';

const usage = 'npm run definitions -- FOLDER [--fhir-version VERSION] [--rules FOLDER]';
const shipped = fileURLToPath(new URL('../../rules/', import.meta.url));

await runCommand(usage, run);

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, {
    rules: { type: 'string' },
    'fhir-version': { type: 'string' },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Name one folder with definitions.');
  const rules = typeof values.rules === 'string' ? values.rules : shipped;
  const reading = readVersion(values['fhir-version'] ?? '4.0');
  if (reading.kind !== 'release') throw new UsageError('The version is one of 3.0, 4.0, 4.3 and 5.0.');
  const { release } = reading;
  const facts = await readPacks(rules, release).catch(notRead(rules));
  const definitions = await readDefinitions(folder, release).catch(notRead(folder));
  if (definitions.structures.size === 0)
    throw new UsageError(`${folder} holds no StructureDefinition of ${releaseName(release)} in JSON.`);
  const comparisons = compare(facts, definitions, release);
  console.log(comparisonReport(comparisons));
  process.exitCode = comparisons.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function notRead(folder: string): (error: unknown) => never {
  return (error) => {
    throw new UsageError(`${folder}: ${failureText(error)}.`);
  };
}
