import { isObject, type JsonObject } from '../../fhir/element.js';
import { severities } from '../../fhir/issue.js';
import type { Severity } from '../../index.js';
import { verdictOf, type Said, type Verdict } from './verdict.js';

/** A case of the reference validator's suite. */
export interface ReferenceCase {
  /** The suite's name; where that comes a second time, followed by 2. */
  readonly name: string;
  readonly file: string;
  readonly version: string;
  readonly verdict: Partial<Verdict>;
}

/** Reads `expected.json`: a list of `{ name, file, version, java }`. */
export function readCases(text: string): ReferenceCase[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new TypeError('The cases are not a list.');
  const times = new Map<string, number>();
  return list.filter(isObject).map((each) => {
    const { name, file, version } = {
      name: textOf(each.name),
      file: textOf(each.file),
      version: textOf(each.version),
    };
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return {
      name: time === 1 ? name : `${name} ${time.toString()}`,
      file,
      version,
      verdict: referenceOf(each.java),
    };
  });
}

/** The outcome is a list of issues, or text that holds an older form of it, or text that says there is none. */
function referenceOf(java: unknown): Partial<Verdict> {
  if (Array.isArray(java)) return verdictOf(java.filter(isObject).map(saidOf));
  try {
    const older: unknown = JSON.parse(textOf(java));
    return isObject(older) ? olderVerdict(older) : {};
  } catch {
    return {};
  }
}

/** `{ errorCount, warningCount, output: ["WARNING: Patient.name[0]: …"] }`; what is not counted is not known. */
function olderVerdict({ errorCount, warningCount, output }: JsonObject): Partial<Verdict> {
  const lines = Array.isArray(output) ? output.map(textOf) : [];
  const { errors, others } = verdictOf(lines.flatMap(saidIn));
  return {
    ...(errorCount === 0 || errors.size > 0 ? { errors } : {}),
    ...(warningCount === undefined ? {} : { others }),
  };
}

function saidIn(line: string): Said[] {
  const [, severity = '', expression = ''] = /^(\w+): ([^:]*):/.exec(line) ?? [];
  return severity === '' ? [] : [{ severity: severityOf(severity.toLowerCase()), expression }];
}

const saidOf = ({ sev, expr }: JsonObject): Said => ({
  severity: severityOf(textOf(sev)),
  expression: textOf(expr),
});

function severityOf(word: string): Severity {
  const severity = severities.find((each) => each === word);
  if (severity === undefined) throw new TypeError(`${JSON.stringify(word)} is no severity.`);
  return severity;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
