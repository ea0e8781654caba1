import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { NamedResource } from '../authoring/import/import-definitions.js';
import type { Predicates } from '../authoring/import/predicates.js';
import { readQualityControl } from '../authoring/import/quality-control.js';
import { readShorthand } from '../authoring/import/shorthand.js';
import type { Release } from '../fhir/release.js';
import { decode } from '../input/decode.js';
import { RulePackError } from '../rules/rule-error.js';
import { failureText } from './failure.js';
import { resourcesIn } from './import-json.js';
import { isAboutThePackage, readPackage } from './import-package.js';
import { UsageError, type Io } from './io.js';

/** What stands in a file, a folder or a package. */
export interface ImportSource {
  readonly resources: readonly NamedResource[];
  /** The rules of Quality Control and of FHIR Shorthand, of each file. */
  readonly predicates: readonly Predicates[];
  /** Files that hold no resource. */
  readonly passedOver: readonly string[];
  /** The release that a package says it is of. */
  readonly release?: Release;
}

const megabyte = 1024 * 1024;
const maxBytes = { package: 100 * megabyte, json: 50 * megabyte, text: megabyte / 4 } as const;

type Kind = keyof typeof maxBytes;

const kindOf = (name: string): Kind =>
  /\.t(ar\.)?gz$/i.test(name) ? 'package' : /\.(ya?ml|fsh)$/i.test(name) ? 'text' : 'json';

/** Reads what can be imported. Rejects with `UsageError` where a file cannot be read, or there is nothing. */
export async function readSource(name: string, io: Io): Promise<ImportSource> {
  const path = resolve(io.folder, name);
  const status = await stat(path).catch((error: unknown) => {
    throw new UsageError(`${name}: ${failureText(error)}.`);
  });
  if (status.isDirectory()) return readFolder(name, path);
  const source = await readOne(name, path);
  if (source.passedOver.includes(name))
    throw new UsageError(`${name} is no FHIR resource: it holds no JSON object.`);
  return source;
}

async function readFolder(name: string, path: string): Promise<ImportSource> {
  const { glob } = await import('tinyglobby');
  const patterns = ['**/*.json', '**/*.rules.{yaml,yml}', '**/*.fsh'];
  const found = await glob(patterns, {
    cwd: path,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  const files = found.filter((file) => !isAboutThePackage(file)).sort();
  if (files.length === 0)
    throw new UsageError(`${name}: no JSON file in this folder, no *.rules.yaml and no *.fsh.`);
  const sources: ImportSource[] = [];
  for (const file of files) sources.push(await readOne(`${name}/${file}`, join(path, file)));
  return {
    resources: sources.flatMap(({ resources }) => resources),
    predicates: sources.flatMap(({ predicates }) => predicates),
    passedOver: sources.flatMap(({ passedOver }) => passedOver),
  };
}

async function readOne(name: string, path: string): Promise<ImportSource> {
  const kind = kindOf(name);
  const { size } = await stat(path);
  if (size > maxBytes[kind])
    throw new UsageError(`${name} is larger than ${(maxBytes[kind] / 1024).toString()} KiB.`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${name}: ${failureText(error)}.`);
  });
  if (kind === 'text')
    return { resources: [], predicates: [await predicatesIn(name, bytes)], passedOver: [] };
  if (kind === 'json') {
    const resources = resourcesIn(name, bytes);
    return { resources, predicates: [], passedOver: resources.length === 0 ? [name] : [] };
  }
  const { files, ...more } = readPackage(name, bytes);
  const passedOver = files.flatMap(([file, resources]) => (resources.length === 0 ? [file] : []));
  return { resources: files.flatMap(([, resources]) => resources), predicates: [], passedOver, ...more };
}

async function predicatesIn(name: string, bytes: Uint8Array): Promise<Predicates> {
  const decoded = decode(bytes);
  if ('fault' in decoded) throw new UsageError(`${name}: ${decoded.fault.text}`);
  if (name.endsWith('.fsh')) return readShorthand(decoded.text, name);
  try {
    return await readQualityControl(decoded.text, name);
  } catch (error) {
    if (error instanceof RulePackError)
      throw new UsageError(error.errors.map(({ message }) => message).join(' '));
    throw error;
  }
}
