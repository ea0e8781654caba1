import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../fhir/element.js';
import { readVersion } from '../fhir/release.js';
import { modelOf } from '../fhir/model/model.js';
import { resourceXml } from '../report/resource-xml.js';
import { createStatement } from './statement.js';

/** A statement in the forms that work begins from. */
export interface BenchDocument {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly resource: JsonObject;
  /** Its twin in XML, made when it is first asked for. */
  readonly xml: () => Uint8Array;
}

/** What is measured together. */
export interface DocumentSet {
  readonly name: string;
  readonly documents: readonly BenchDocument[];
}

/** The last has the content of the middle one ten times. Each is named after its size. */
const sizes = {
  small: { name: '5.6 KB', resources: 2, interactions: 3, searchParams: 1 },
  half: { name: '50 KB', resources: 7, interactions: 7, searchParams: 14 },
  middle: { name: '100 KB', resources: 14, interactions: 7, searchParams: 14 },
  large: { name: '1 MB', resources: 140, interactions: 7, searchParams: 14 },
};

export type StatementName = keyof typeof sizes;

/** A generated statement; `middle` has ten times fewer resources than `large`. */
export function generated(name: StatementName, hasWebsocket = false): DocumentSet {
  const { name: size, ...rest } = sizes[name];
  const text = JSON.stringify(createStatement({ ...rest, hasWebsocket }));
  const document = readStatement(new TextEncoder().encode(text));
  if (document === undefined) throw new Error('The generated statement is none of R4.');
  return { name: hasWebsocket ? `${size}, websocket` : size, documents: [document] };
}

/** All CapabilityStatements of R4 in a folder and below; files that do not parse are passed over. */
export async function statementsIn(folder: string): Promise<DocumentSet> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const documents = files.flatMap((bytes) => readStatement(bytes) ?? []);
  return { name: `${documents.length.toString()} real ones`, documents };
}

function readStatement(bytes: Uint8Array): BenchDocument | undefined {
  // Takes off the byte order mark, which `JSON.parse` refuses.
  const text = new TextDecoder().decode(bytes);
  const resource = parsed(text);
  if (!isObject(resource) || resource.resourceType !== 'CapabilityStatement') return undefined;
  const version = readVersion(resource.fhirVersion);
  return version.kind === 'release' && version.release === '4.0'
    ? { bytes, text, resource, xml: once(() => xmlBytes(resource)) }
    : undefined;
}

const xmlBytes = (resource: JsonObject): Uint8Array =>
  new TextEncoder().encode(resourceXml(resource, modelOf('4.0')));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
