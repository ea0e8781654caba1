/**
 * Measures what reports of 100,000 issues cost, of a thousand statements with a hundred each: `npm run bench-reports`.
 * A process a format; the verdicts are given, only the reports are made and written to a file. Exits 1 when one takes
 * more than 5 seconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Judged } from '../cli/reporter.js';
import { openReportFile } from '../cli/report-file.js';
import { createReporter, formats, type Format } from '../cli/reporters.js';
import { createValidator } from '../engine/validator.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import { createStatement } from './statement.js';

const inputs = 1000;
const issues = 100;
const mostSeconds = 5;

interface Cost {
  readonly seconds: number;
  /** Of memory, beyond what was in use before. */
  readonly megabytes: number;
  readonly written: number;
}

const [only] = process.argv.slice(2);
const format = formats.find((each) => each === only);
if (format === undefined) measureAll();
else process.stdout.write(JSON.stringify(await costOf(format)));

function measureAll(): void {
  console.log('| format | seconds | memory, MB | written, MB |\n| --- | ---: | ---: | ---: |');
  for (const each of formats) {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), each], {
      encoding: 'utf8',
    });
    const { seconds, megabytes, written } = JSON.parse(stdout) as Cost;
    console.log(`| ${each} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} | ${written.toFixed(1)} |`);
    if (seconds > mostSeconds) process.exitCode = 1;
  }
}

async function costOf(format: Format): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-reports-'));
  try {
    const bytes = new TextEncoder().encode(faultyStatement());
    const result = createValidator().check(bytes);
    if (result.issues.length !== issues)
      throw new Error(`There are ${result.issues.length.toString()} issues.`);
    const options = {
      version: '1.0.0',
      isVerbose: false,
      docsUrl: undefined,
      isColoured: false,
      configuration: undefined,
      isFailure: () => true,
    };
    const reporter = await createReporter(format, options);
    const before = maxMemory();
    const start = performance.now();
    const file = await openReportFile(join(folder, 'report'), { folder });
    for (let number = 0; number < inputs; number++) {
      const name = `statement-${number.toString()}.json`;
      const source = { name, file: name, lineOffset: 0, content: { bytes } };
      const input = { name, label: name, lineOffset: 0, path: name };
      const judged: Judged = { source, input, result, suppressed: [], fingerprints: fingerprintsOf(result) };
      for await (const piece of reporter.add(judged)) await file.write(piece);
    }
    for await (const piece of reporter.end(0)) await file.write(piece);
    await file.close();
    const seconds = (performance.now() - start) / 1000;
    const { size } = await stat(join(folder, 'report'));
    return { seconds, megabytes: (maxMemory() - before) / 1024, written: size / 1e6 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** In KiB. */
function maxMemory(): number {
  return process.resourceUsage().maxRSS;
}

/** Each of a hundred resources has a code that FHIR does not have. */
function faultyStatement(): string {
  const statement = createStatement({
    resources: issues,
    interactions: 1,
    searchParams: 1,
    hasWebsocket: false,
  });
  return JSON.stringify(statement, null, 2).replace(/"code": "create"/g, '"code": "search"');
}
