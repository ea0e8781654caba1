import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NamedResource } from '../authoring/import/import-definitions.js';
import { readTar } from '../authoring/import/read-tar.js';
import { isObject, type JsonObject } from '../fhir/element.js';
import { readVersion, type Release } from '../fhir/release.js';
import { decode } from '../input/decode.js';
import { errorCode, failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** What stands in a file, a folder or a package. */
export interface ImportSource {
  readonly resources: readonly NamedResource[];
  /** Files that hold no resource. */
  readonly passedOver: readonly string[];
  /** The release that a package says it is of. */
  readonly release?: Release;
}

const megabyte = 1024 * 1024;
const maxFileBytes = 50 * megabyte;
const maxPackedBytes = 100 * megabyte;
const maxUnpackedBytes = 512 * megabyte;
const maxDepth = 128;

/** Reads FHIR resources in JSON. Rejects with `UsageError` where one of them cannot be read, or there is none. */
export async function readSource(name: string, io: Io): Promise<ImportSource> {
  const path = resolve(io.folder, name);
  const status = await stat(path).catch((error: unknown) => {
    throw new UsageError(`${name}: ${failureText(error)}.`);
  });
  if (status.isDirectory()) return readFolder(name, path);
  const limit = /\.t(ar\.)?gz$/i.test(name) ? maxPackedBytes : maxFileBytes;
  if (status.size > limit)
    throw new UsageError(`${name} is larger than ${(limit / megabyte).toString()} MiB.`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${name}: ${failureText(error)}.`);
  });
  if (/\.t(ar\.)?gz$/i.test(name)) return readPackage(name, bytes);
  const resources = resourcesIn(name, bytes);
  if (resources.length === 0) throw new UsageError(`${name} is no FHIR resource: it holds no JSON object.`);
  return { resources, passedOver: [] };
}

async function readFolder(name: string, path: string): Promise<ImportSource> {
  const { glob } = await import('tinyglobby');
  const files = (
    await glob('**/*.json', { cwd: path, followSymbolicLinks: false, ignore: ['**/node_modules/**'] })
  ).sort();
  if (files.length === 0) throw new UsageError(`${name}: no JSON file in this folder.`);
  const found: (readonly [file: string, resources: readonly NamedResource[]])[] = [];
  for (const file of files) {
    const { size } = await stat(join(path, file));
    if (size > maxFileBytes)
      throw new UsageError(`${name}/${file} is larger than ${(maxFileBytes / megabyte).toString()} MiB.`);
    if (isAboutThePackage(file)) continue;
    const inside = `${name}/${file}`;
    found.push([inside, resourcesIn(inside, await readFile(join(path, file)))]);
  }
  return sourceOf(found);
}

const sourceOf = (
  found: readonly (readonly [file: string, resources: readonly NamedResource[]])[],
): ImportSource => ({
  resources: found.flatMap(([, resources]) => resources),
  passedOver: found.flatMap(([file, resources]) => (resources.length === 0 ? [file] : [])),
});

/** A FHIR package: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification */
function readPackage(name: string, bytes: Uint8Array): ImportSource {
  const files = unpacked(name, bytes);
  const manifest = files.get('package/package.json');
  if (manifest === undefined)
    throw new UsageError(`${name} is no FHIR package: it has no package/package.json.`);
  const [description] = jsonIn(`${name}: package/package.json`, manifest);
  const reading = readVersion(
    isObject(description) ? firstOf(description.fhirVersions ?? description['fhir-version-list']) : undefined,
  );
  const found = [...files].flatMap(([file, content]) => {
    const inside = `${name}: ${file}`;
    const isResource = /^package\/[^/]+\.json$/.test(file) && !isAboutThePackage(file);
    return isResource ? [[inside, resourcesIn(inside, content)] as const] : [];
  });
  return { ...sourceOf(found), ...(reading.kind === 'release' && { release: reading.release }) };
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? (list as unknown[])[0] : list);

const isAboutThePackage = (file: string): boolean =>
  /^(package\.json|\..*|.*\.openapi\.json|.*\.schema\.json|ig-r4\.json|spec\.internals)$/.test(
    basename(file),
  );

function unpacked(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return readTar(gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }));
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE')
      throw new UsageError(
        `${name} holds more than ${(maxUnpackedBytes / megabyte).toString()} MiB when unpacked.`,
      );
    const why =
      errorCode(error)?.startsWith('Z_') === true
        ? 'it is not compressed with gzip, or damaged'
        : failureText(error);
    throw new UsageError(`${name} is no FHIR package: ${why.replace(/\.$/, '')}.`);
  }
}

/** The resource in a file, or those in a Bundle; none where there is no JSON object. */
function resourcesIn(name: string, bytes: Uint8Array): NamedResource[] {
  const [json] = jsonIn(name, bytes);
  if (!isObject(json)) return [];
  const entries =
    json.resourceType === 'Bundle' && Array.isArray(json.entry) ? (json.entry as unknown[]) : [];
  const inner = entries.flatMap((entry): JsonObject[] =>
    isObject(entry) && isObject(entry.resource) ? [entry.resource] : [],
  );
  return (inner.length > 0 ? inner : [json]).map((each) => ({ name, json: each }));
}

function jsonIn(name: string, bytes: Uint8Array): [unknown] {
  const decoded = decode(bytes);
  if ('fault' in decoded) throw new UsageError(`${name}: ${decoded.fault.text}`);
  try {
    const json: unknown = JSON.parse(decoded.text);
    if (isDeeper(json, maxDepth)) throw new Error(`it is nested more than ${maxDepth.toString()} deep`);
    return [json];
  } catch (error) {
    throw new UsageError(`${name} is no JSON: ${failureText(error)}.`);
  }
}

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((each) => isDeeper(each, limit - 1));
}
