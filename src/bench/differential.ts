/**
 * Evaluates every expression of the packs that ship, and thousands of generated ones, with the compiled evaluator and
 * with fhirpath.js, over the JSON CapabilityStatements of a folder and generated documents, and compares what they
 * give: `npm run differential -- FOLDER [SEED]`. Exits 1 when a difference is none of those that are known.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../cli/io.js';
import { readVersion } from '../fhir/release.js';
import { isObject } from '../fhir/element.js';
import { generateSubjects } from './differential/documents.js';
import { createSubject, type Question, type Subject, type Values } from './differential/evaluate.js';
import { generatedQuestions, generateExpressions } from './differential/generated-questions.js';
import { packQuestions } from './differential/pack-questions.js';
import { createRandom } from './differential/random.js';
import { compareAll, type Tally } from './differential/tally.js';
import { folderIn, runCommand } from './run-command.js';

const generatedCount = 5000;
const documentsPerType = 40;
const documentsPerExpression = 3;
/** Larger statements take fhirpath.js seconds for one expression; the packs' expressions see them all the same. */
const largestForGenerated = 60_000;
const mostShown = 50;

await runCommand('npm run differential -- FOLDER [SEED]', (args) => {
  const seed = Number(args[1] ?? 1);
  if (!Number.isInteger(seed)) throw new UsageError('SEED is a whole number.');
  return run(folderIn(args), seed);
});

async function run(root: string, seed: number): Promise<void> {
  const start = performance.now();
  const { statements, small, skipped } = await readStatements(root);
  const random = createRandom(seed);
  const generated = generateSubjects(documentsPerType, random);
  const { expressions, refused } = generateExpressions(generatedCount, random);
  console.log(
    `${statements.length.toString()} statements (${skipped.toString()} files are none of a known version), ` +
      `${generated.length.toString()} generated documents; seed ${seed.toString()}; ` +
      `${refused.toString()} generated expressions refused by the checker, ${expressions.length.toString()} kept`,
  );
  const runs: readonly (readonly [string, Iterable<Question>])[] = [
    ['packs on statements', asked(statements, packQuestions)],
    ['packs on generated documents', asked(generated, packQuestions)],
    ['generated on statements', generatedQuestions(expressions, small, documentsPerExpression, random)],
    [
      'generated on generated documents',
      generatedQuestions(expressions, generated, documentsPerExpression, random),
    ],
  ];
  let unexplained = 0;
  for (const [title, questions] of runs) {
    const tally = compareAll(questions);
    print(title, tally, Math.max(0, mostShown - unexplained));
    unexplained += tally.unexplained.length;
  }
  console.log(`${unexplained.toString()} unexplained, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  process.exitCode = unexplained > 0 ? 1 : 0;
}

function* asked(
  subjects: readonly Subject[],
  ask: (subject: Subject) => Iterable<Question>,
): Generator<Question> {
  for (const subject of subjects) yield* ask(subject);
}

interface Statements {
  readonly statements: readonly Subject[];
  /** Those that generated expressions are evaluated on, too. */
  readonly small: readonly Subject[];
  readonly skipped: number;
}

async function readStatements(root: string): Promise<Statements> {
  const names = await readdir(root, { recursive: true });
  const statements: Subject[] = [];
  const small: Subject[] = [];
  let skipped = 0;
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const text = await readFile(join(root, name), 'utf8');
    const subject = statementOf(name, text);
    if (subject === undefined) {
      skipped += 1;
      continue;
    }
    statements.push(subject);
    if (text.length <= largestForGenerated) small.push(subject);
  }
  return { statements, small, skipped };
}

function statementOf(name: string, text: string): Subject | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json) || json.resourceType !== 'CapabilityStatement') return undefined;
  const reading = readVersion(json.fhirVersion);
  return reading.kind === 'release' ? createSubject(name, json, reading.release) : undefined;
}

function print(title: string, tally: Tally, mostShown: number): void {
  const { expressions, documents, comparisons, equal, known, unexplained } = tally;
  console.log(
    `${title}: ${expressions.toString()} expressions, ${documents.toString()} documents, ${comparisons.toString()} comparisons; ` +
      `${equal.toString()} equal, ${unexplained.length.toString()} unexplained; known:`,
  );
  for (const [name, count] of [...known].sort(([, a], [, b]) => b - a)) {
    console.log(`${count.toString().padStart(7)}  ${name}`);
  }
  for (const { expression, subject, location, ours, theirs } of unexplained.slice(0, mostShown)) {
    console.log(
      `  ${expression} on ${location} of ${subject}: ours ${shown(ours, theirs)}, theirs ${shown(theirs, ours)}`,
    );
  }
}

/** Of long answers only what the other side does not have. */
function shown(values: Values, others: Values): string {
  if (values === 'error' || others === 'error' || values.length < 5)
    return JSON.stringify(values).slice(0, 200);
  return `[${values.length.toString()}] without ${JSON.stringify(others.filter((each) => !values.includes(each))).slice(0, 200)}`;
}
