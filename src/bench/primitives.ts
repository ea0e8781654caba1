/**
 * Puts valid and invalid values of FHIR's primitive types, and References, into a clean R4 CapabilityStatement, and
 * looks whether we accept the ones and refuse the others: `npm run primitives -- FOLDER`, where the folder has files
 * like `r4__uri.valid.ndjson`. Every disagreement must have a reason in `primitives/exceptions.yaml`. Exits 1 when one
 * has none, or a reason is for what does not disagree.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createValidator } from '../index.js';
import { judgeValue } from './primitives/judge-value.js';
import { readValues } from './primitives/typed-values.js';
import { disagreementsOf, exceptionColumns, valueTable } from './primitives/value-accounts.js';
import { placesFor } from './primitives/value-places.js';
import { folderIn, runCommand } from './run-command.js';
import { readTable } from './tables/read-table.js';

await runCommand('npm run primitives -- FOLDER', (args) => run(folderIn(args)));

async function run(root: string): Promise<void> {
  const exceptions = await readTable('primitives/exceptions.yaml', exceptionColumns);
  const files = (await readdir(root)).sort();
  const contents = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')));
  const values = files.flatMap((file, index) => readValues(file, contents[index] ?? ''));
  const validator = createValidator();
  const judged = values.flatMap((value) =>
    placesFor(value.type).map((place) => judgeValue(value, place, validator)),
  );
  const { lines, complaints } = disagreementsOf(judged, exceptions);
  console.log(valueTable(judged));
  for (const line of lines) console.log(line);
  const homeless = new Set(values.map(({ type }) => type).filter((type) => placesFor(type).length === 0));
  if (homeless.size > 0) console.log(`Nowhere to put: ${[...homeless].join(', ')}`);
  console.log(
    `${judged.length.toString()} judged, ${lines.length.toString()} disagreements, ${complaints.toString()} not explained`,
  );
  process.exitCode = complaints > 0 || judged.length === 0 ? 1 : 0;
}
