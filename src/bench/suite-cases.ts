import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../fhir/element.js';

/** One expression with what must come out of it. */
export interface SuiteCase {
  readonly expression: string;
  readonly subject: unknown;
  readonly result: readonly unknown[];
  readonly isError: boolean;
  /** The suite's authors know that fhirpath.js does not meet it. */
  readonly isExcused: boolean;
  readonly model: string;
  /** Whether the case names its model itself. */
  readonly namesModel: boolean;
  readonly variables: JsonObject;
  /** Path from the subject to where the expression is evaluated. */
  readonly context: string | undefined;
}

/** Reads a file of cases: `tests` holds cases and groups of them, `subject` what they are about by default. */
export async function readSuite(file: unknown, resources: string): Promise<SuiteCase[]> {
  if (!isObject(file)) return [];
  const cases: SuiteCase[] = [];
  await collectCases(file.tests, file.subject, resources, false, cases);
  return cases;
}

async function collectCases(
  tests: unknown,
  subject: unknown,
  resources: string,
  isExcused: boolean,
  cases: SuiteCase[],
): Promise<void> {
  if (!Array.isArray(tests)) return;
  for (const test of tests as readonly unknown[]) {
    if (!isObject(test)) continue;
    const excused = isExcused || test.disable === true;
    const group = Object.keys(test).find((key) => key.startsWith('group'));
    if (group !== undefined) await collectCases(test[group], subject, resources, excused, cases);
    else await readCase(test, subject, resources, excused, cases);
  }
}

async function readCase(
  test: JsonObject,
  subject: unknown,
  resources: string,
  isExcused: boolean,
  cases: SuiteCase[],
): Promise<void> {
  const { inputfile, model, result, variables, context } = test;
  const named = typeof model === 'string' ? model : undefined;
  const about =
    typeof inputfile === 'string' ? await readResource(resources, named ?? 'r4', inputfile) : subject;
  const expressions = Array.isArray(test.expression) ? (test.expression as unknown[]) : [test.expression];
  for (const expression of expressions) {
    if (typeof expression !== 'string') continue;
    cases.push({
      expression,
      subject: about,
      result: Array.isArray(result) ? result : result === undefined ? [] : [result],
      isError: test.error === true,
      isExcused,
      model: named ?? 'r4',
      namesModel: named !== undefined,
      variables: isObject(variables) ? variables : {},
      context: typeof context === 'string' ? context : undefined,
    });
  }
}

const known = new Map<string, unknown>();

/** A file that the folder has for another release only is read as that. */
async function readResource(folder: string, model: string, name: string): Promise<unknown> {
  const path = join(folder, model, name);
  if (!known.has(path)) {
    const text = await readFile(path, 'utf8').catch(() =>
      readFile(join(folder, 'r4', name), 'utf8').catch(() => 'null'),
    );
    known.set(path, JSON.parse(text));
  }
  return known.get(path);
}
