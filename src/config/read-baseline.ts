import { baselineVersion, type Baseline, type BaselineEntry } from './baseline.js';

/** A text that is no baseline, or one that is not read here. The message is the end of a sentence that names the file. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** Reads what `baselineText` wrote. Throws `BaselineError`. */
export function readBaseline(text: string): Baseline {
  const data = objectOf(parsed(text), 'it');
  const version = data.rulepackBaseline;
  if (version === undefined) throw new BaselineError('it is no baseline: it has no rulepackBaseline');
  if (version !== baselineVersion) {
    const said = JSON.stringify(version);
    throw new BaselineError(
      `it has the format ${said}, and this version of fhir-rulepack reads format ${baselineVersion.toString()}; delete it and write it anew`,
    );
  }
  const packs = objectOf(data.packs, 'packs');
  if (!Array.isArray(data.issues)) throw new BaselineError('issues is not a list');
  return {
    tool: stringOf(data.tool, 'tool'),
    packs: Object.fromEntries(
      Object.keys(packs).map((name) => [name, stringOf(packs[name], `packs.${name}`)]),
    ),
    issues: data.issues.map((entry: unknown, index) => entryOf(entry, `issues[${index.toString()}]`)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BaselineError('it is not JSON');
  }
}

function entryOf(value: unknown, name: string): BaselineEntry {
  const { fingerprint, key, path, file, count = 1 } = objectOf(value, name);
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) {
    throw new BaselineError(`${name}.count is no whole number above 0`);
  }
  return {
    fingerprint: stringOf(fingerprint, `${name}.fingerprint`),
    key: stringOf(key, `${name}.key`),
    path: stringOf(path, `${name}.path`),
    file: stringOf(file, `${name}.file`),
    count,
  };
}

function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BaselineError(`${name} is not an object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function stringOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new BaselineError(`${name} is not a string`);
}
