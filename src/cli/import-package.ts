import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NamedResource } from '../authoring/import/import-definitions.js';
import { readTar } from '../authoring/import/read-tar.js';
import { isObject } from '../fhir/element.js';
import { readVersion, type Release } from '../fhir/release.js';
import { errorCode, failureText } from './failure.js';
import { jsonIn, resourcesIn } from './import-json.js';
import { UsageError } from './io.js';

const megabyte = 1024 * 1024;
const maxUnpackedBytes = 512 * megabyte;

/** The resources of a FHIR package, each file with those in it, and the release that it says it is of. */
export interface FhirPackage {
  readonly files: readonly (readonly [file: string, resources: readonly NamedResource[]])[];
  readonly release?: Release;
}

/** A FHIR package: https://confluence.hl7.org/display/FHIR/NPM+Package+Specification */
export function readPackage(name: string, bytes: Uint8Array): FhirPackage {
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
  return { files: found, ...(reading.kind === 'release' && { release: reading.release }) };
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? (list as unknown[])[0] : list);

/** Files of a package that hold no resources. */
export const isAboutThePackage = (file: string): boolean =>
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
