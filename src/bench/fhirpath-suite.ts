/**
 * Runs FHIRPath test cases (YAML, as fhirpath.js has them) through the compiled evaluator and through fhirpath.js:
 * `npm run fhirpath-suite -- FOLDER`. Exits 1 when something that the compiler covers comes out wrong, unless the
 * suite marks the case as failing or the difference is known.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { knownDifference } from './known-differences.js';
import { folderIn, runCommand } from './run-command.js';
import { readSuite, type SuiteCase } from './suite-cases.js';
import { createRunners, type CaseOutcome } from './suite-runners.js';

await runCommand('npm run fhirpath-suite -- FOLDER [--wrong]', (args) =>
  run(folderIn(args), args.includes('--wrong')),
);

async function run(root: string, isVerbose: boolean): Promise<void> {
  const names = (await readdir(join(root, 'cases'))).filter((name) => name.endsWith('.yaml')).sort();
  const runners = await createRunners();
  const totals = { parsed: 0, covered: 0, right: 0, wrong: 0, excused: 0, known: 0, notCovered: 0 };
  console.log(
    'file: parsed | compiled: covered, right, wrong (marked as failing, known differences) | not covered | fhirpath.js right',
  );
  for (const name of names) {
    const cases = await readSuite(
      parse(await readFile(join(root, 'cases', name), 'utf8')),
      join(root, 'resources'),
    );
    const counts = {
      parsed: 0,
      covered: 0,
      right: 0,
      wrong: 0,
      excused: 0,
      known: 0,
      notCovered: 0,
      reference: 0,
    };
    for (const each of cases) {
      if (!runners.parses(each)) continue;
      counts.parsed += 1;
      if (runners.fhirpath(each).kind === 'right') counts.reference += 1;
      const outcome = runners.compiled(each);
      if (outcome.kind === 'not-covered') counts.notCovered += 1;
      else {
        counts.covered += 1;
        if (outcome.kind === 'right') counts.right += 1;
        else if (each.isExcused) counts.excused += 1;
        else if (knownDifference(each.expression) !== undefined) counts.known += 1;
        else counts.wrong += 1;
      }
      if (isVerbose && outcome.kind !== 'right') console.log(describe(name, each, outcome));
    }
    for (const key of ['parsed', 'covered', 'right', 'wrong', 'excused', 'known', 'notCovered'] as const)
      totals[key] += counts[key];
    console.log(
      `${name}: ${counts.parsed.toString()} | ${counts.covered.toString()}, ${counts.right.toString()}, ${counts.wrong.toString()} (${counts.excused.toString()}, ${counts.known.toString()}) | ${counts.notCovered.toString()} | ${counts.reference.toString()}`,
    );
  }
  const share = ((100 * totals.right) / totals.parsed).toFixed(1);
  console.log(
    `all: ${totals.parsed.toString()} parsed; ${totals.covered.toString()} covered, ${totals.right.toString()} right (${share} % of those that parse), ${totals.wrong.toString()} wrong, ${totals.excused.toString()} wrong where the suite is marked as failing, ${totals.known.toString()} known differences, ${totals.notCovered.toString()} not covered`,
  );
  process.exitCode = totals.wrong > 0 ? 1 : 0;
}

function describe(
  name: string,
  { expression, result, isError, isExcused }: SuiteCase,
  outcome: CaseOutcome,
): string {
  const wanted = isError ? 'an error' : JSON.stringify(result);
  const known = outcome.kind === 'wrong' ? knownDifference(expression) : undefined;
  const mark = isExcused ? ' (marked as failing)' : known === undefined ? '' : ` (${known})`;
  return `  ${outcome.kind}${mark} ${name}: ${JSON.stringify(expression)} gives ${outcome.detail}, not ${wanted}`;
}
