/**
 * Judges the R4 cases of the reference validator's test suite and compares what we say with what it says:
 * `npm run fhir-test-cases -- FOLDER`, where the folder has the files and `expected.json`. Every difference must have a
 * reason in `fhir-test-cases/differences.yaml`. Exits 1 when one has none, or a reason is for what does not differ.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createValidator, type Validator } from '../index.js';
import { accountOf, differenceColumns, strayRows, type ComparedCase } from './fhir-test-cases/account.js';
import { caseTable, summaryOf } from './fhir-test-cases/case-table.js';
import { compare } from './fhir-test-cases/compare.js';
import { judgeFile } from './fhir-test-cases/judge-file.js';
import { readCases, type ReferenceCase } from './fhir-test-cases/reference-cases.js';
import { folderIn, runCommand } from './run-command.js';
import { readTable } from './tables/read-table.js';

await runCommand('npm run fhir-test-cases -- FOLDER', (args) => run(folderIn(args)));

async function run(root: string): Promise<void> {
  const rows = await readTable('fhir-test-cases/differences.yaml', differenceColumns);
  const all = readCases(await readFile(join(root, 'expected.json'), 'utf8'));
  const cases = all.filter(({ version }) => version.startsWith('4.0'));
  const validator = createValidator({ fhirVersion: '4.0' });
  const compared = await Promise.all(cases.map((each) => compareCase(root, each, validator)));
  const accounts = compared.map((each) => accountOf(each, rows));
  const names = cases.map(({ name }) => name);
  const complaints = [...accounts.flatMap((account) => account.complaints), ...strayRows(rows, names)];
  console.log(caseTable(accounts));
  console.log(summaryOf(accounts));
  for (const complaint of complaints) console.log(complaint);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

async function compareCase(
  root: string,
  { name, file, verdict }: ReferenceCase,
  validator: Validator,
): Promise<ComparedCase> {
  const content = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (content === undefined) return { name, reach: undefined, comparison: undefined };
  const ours = judgeFile(file, content, validator);
  const comparison = {
    errors: compare('errors', ours, verdict),
    others: compare('others', ours, verdict),
  };
  return { name, reach: ours.reach, comparison };
}
