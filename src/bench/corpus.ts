/**
 * Validates every JSON and XML file of a folder and prints what was found, by severity and key, and the time a file:
 * `npm run corpus -- FOLDER [--rows]`. Every error must be one that a row of
 * `corpus/explained-errors.yaml` explains; `--rows` drafts those that are missing. Exits 1 when an error has no row, a
 * row is not what it says, something crashed or could not be evaluated, or twins disagree: a statement that is there in
 * JSON and in XML, or JSON and the XML that is made of it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createValidator, type CheckResult } from '../index.js';
import { explainErrors, explanationColumns, type FoundError } from './corpus/explain.js';
import { accountTable, complaintsOf, draftRows } from './corpus/explained-text.js';
import { hasFailed, tally, tallyLines, type Tally } from './corpus/tally.js';
import { checkGenerated, compareTwins, isDifferent, twinName } from './corpus/twins.js';
import { folderIn, runCommand } from './run-command.js';
import { readTable } from './tables/read-table.js';

await runCommand('npm run corpus -- FOLDER [--rows]', (args) => run(folderIn(args), args.includes('--rows')));

async function run(root: string, isDraft: boolean): Promise<void> {
  const rows = await readTable('corpus/explained-errors.yaml', explanationColumns);
  const names = await readdir(root, { recursive: true });
  const files = names.filter((name) => /\.(?:json|xml)$/.test(name)).sort();
  // every error is to be explained, so none is left out
  const validator = createValidator({ limits: { maxIssues: 1_000_000 } });
  const tallies = new Map<string, Tally>();
  const errors: FoundError[] = [];
  const results = new Map<string, CheckResult>();
  const complaints: string[] = [];
  let twins = 0;
  const compare = (name: string, json: CheckResult, xml: CheckResult | undefined): void => {
    const difference = xml && compareTwins(json, xml);
    if (difference === undefined) return;
    twins += 1;
    if (isDifferent(difference)) complaints.push(`Twins disagree: ${name} ${JSON.stringify(difference)}`);
  };
  let milliseconds = 0;
  let bytes = 0;
  for (const file of files) {
    const content = await readFile(join(root, file));
    bytes += content.length;
    const start = performance.now();
    const result = validator.check(content);
    milliseconds += performance.now() - start;
    tally(tallies, file, result);
    results.set(file, result);
    compare(`${file} and its XML`, result, checkGenerated(content, validator));
    errors.push(...errorsOf(file, result));
  }
  for (const line of tallyLines(tallies)) console.log(line);
  const each = milliseconds / Math.max(1, files.length);
  const megabytes = bytes / 1e6;
  for (const [file, result] of results) {
    const twin = twinName(file);
    if (twin !== file) compare(`${file} and ${twin}`, result, results.get(twin));
  }
  console.log(`${files.length.toString()} files, ${megabytes.toFixed(1)} MB, ${each.toFixed(2)} ms a file.`);
  console.log(`${twins.toString()} pairs of JSON and XML compared.`);
  const explained = explainErrors(errors, rows);
  complaints.push(...complaintsOf(explained));
  console.log(`\nErrors: ${errors.length.toString()}\n${accountTable(explained.accounts)}`);
  for (const complaint of complaints) console.log(complaint);
  if (isDraft) console.log(draftRows(explained.unexplained));
  process.exitCode = hasFailed(tallies) || complaints.length > 0 ? 1 : 0;
}

function errorsOf(file: string, { issues }: CheckResult): FoundError[] {
  return issues.flatMap(({ issue: { severity, expression, details }, key }) =>
    severity === 'error' || severity === 'fatal'
      ? [{ file, key, expression: expression?.[0] ?? '', text: details?.text ?? '' }]
      : [],
  );
}
