/**
 * Compares what the packs that ship say of elements, value sets, extensions and search parameters with FHIR's own
 * definitions: `npm run definitions -- FOLDER [--rules FOLDER]`. FOLDER holds StructureDefinitions, CodeSystems and
 * ValueSets of R4 in JSON. Exits 1 when something differs.
 */
import { fileURLToPath } from 'node:url';
import { failureText } from '../cli/failure.js';
import { UsageError } from '../cli/io.js';
import { readArguments } from '../cli/options.js';
import { compare } from './definitions/compare.js';
import { comparisonReport } from './definitions/comparison-report.js';
import { readDefinitions } from './definitions/read-definitions.js';
import { readPacks } from './definitions/read-packs.js';
import { runCommand } from './run-command.js';

const usage = 'npm run definitions -- FOLDER [--rules FOLDER]';
const shipped = fileURLToPath(new URL('../../rules/', import.meta.url));

await runCommand(usage, run);

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { rules: { type: 'string' } });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Name one folder with definitions.');
  const rules = typeof values.rules === 'string' ? values.rules : shipped;
  const facts = await readPacks(rules).catch(notRead(rules));
  const definitions = await readDefinitions(folder).catch(notRead(folder));
  if (definitions.structures.size === 0)
    throw new UsageError(`${folder} holds no StructureDefinition of R4 in JSON.`);
  const comparisons = compare(facts, definitions);
  console.log(comparisonReport(comparisons));
  process.exitCode = comparisons.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function notRead(folder: string): (error: unknown) => never {
  return (error) => {
    throw new UsageError(`${folder}: ${failureText(error)}.`);
  };
}
