import { resourceTypeOf, rootNode, type ElementNode, type JsonObject } from '../fhir/element.js';
import { createNodeFinder } from '../fhir/node-at.js';
import { fixedModelOf, modelOf, type Model } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import { isUndefinedType, readVersion, releaseName, releases, type Release } from '../fhir/release.js';
import type { Finding } from './finding.js';
import type { Found } from './interest.js';
import type { Limits } from './limits.js';
import { readInput, tooDeep } from './read.js';
import { checkShape } from './shape.js';
import { shapeIssue } from './shape-issues.js';
import { hasLoneSurrogate, otherVersion, undefinedType } from './shape-words.js';
import { objectFindings, textFindings } from './text-findings.js';
import { barePlans, type WalkPlans } from './walk-plans.js';

/** An input after everything that does not depend on rules. */
export interface Document {
  /** JSON text without byte order mark; undefined for an object that was parsed before. */
  readonly text: string | undefined;
  /** The JSON object itself, as far as one could be read. */
  readonly resource: JsonObject | undefined;
  readonly findings: readonly Finding[];
  readonly leftOut: number;
  /** False where some object of the text has a name twice. */
  readonly areNamesUnique: boolean;
  /**
   * What rules look at: the resource and those inside it (contained, entries of Bundles, parameters), in document
   * order. Empty where there is nothing to judge, for a reason that `findings` gives.
   */
  readonly resources: readonly ElementNode[];
  /** What rules asked to be told of. */
  readonly found: Found;
}

/**
 * Reads an input, finds out what it is, judges its JSON shape and what packs demand, and looks out for what is of
 * interest.
 */
export function readDocument(
  input: unknown,
  limits: Limits,
  version: Release | undefined,
  plans: WalkPlans = barePlans,
): Document {
  const read = readInput(input, limits);
  if ('fatal' in read) return unusable(read.text, undefined, read.fatal);
  const { resource, text } = read;
  const model = rootModel(resource, version);
  if (model === undefined) {
    const finding = shapeIssue('shape-version-not-judged', otherVersion(resource), 'CapabilityStatement', []);
    return unusable(text, resource, finding);
  }
  if (resourceTypeOf(resource, model) === undefined) {
    return unusable(text, resource, noResourceType(resource, model));
  }
  const shape = checkShape(resource, model, {
    maxDepth: limits.maxDepth,
    maxFindings: limits.maxIssues,
    checkStrings: text === undefined || hasOddEscape(text) || (!read.isWellFormed && hasLoneSurrogate(text)),
    mayHidePoint: once(() => text !== undefined && wholeWithPoint.test(text)),
    isParsed: text !== undefined,
    plans,
  });
  if (shape.tooDeepAt !== undefined) {
    return unusable(text, resource, { ...tooDeep(limits), path: shape.tooDeepAt });
  }
  const { off } = plans;
  const root = rootNode(resource, model);
  const hidden =
    text === undefined ? objectFindings(shape, root) : textFindings(text, shape, root, limits.maxIssues);
  const findings = [...shape.findings, ...hidden.findings.filter(({ key }) => !off.has(key))];
  // Of what only the text tells, nothing but repeated names is left out.
  const leftOut = shape.leftOut + (off.has('shape-duplicate-key') ? 0 : hidden.leftOut);
  const { areNamesUnique } = hidden;
  const nodeAt = createNodeFinder(root);
  const inner = shape.inner.map(nodeAt).filter((node) => node !== undefined);
  const resources = [root, ...inner];
  return { text, resource, findings, leftOut, areNamesUnique, resources, found: shape };
}

/** Most statements have no integer, so that nobody asks. */
function once(ask: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => (known ??= ask());
}

/** A number like `1.0` or `1e3`. It may also stand in a string. */
const wholeWithPoint = /[:[,\s]-?\d+(?:\.0+(?=[\s,\]}])|[eE])|[:[,\s]-?\d+\.\d+[eE]/;

/** Whether an escape may stand for a control character or for half a surrogate pair. */
function hasOddEscape(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    if ('ubf'.includes(text.charAt(at + 1))) return true;
  }
  return false;
}

const unusable = (
  text: string | undefined,
  resource: JsonObject | undefined,
  finding: Finding,
): Document => ({
  text,
  resource,
  findings: [finding],
  leftOut: 0,
  areNamesUnique: false,
  resources: [],
  found: { extensions: [], hollow: [], unsound: [], typed: [] },
});

/** The version that the user named, else the statement's own, else R4. Undefined for one that is not judged. */
function rootModel(resource: JsonObject, version: Release | undefined): Model | undefined {
  if (version !== undefined) return fixedModelOf(version);
  const isStatement = resource.resourceType === 'CapabilityStatement';
  const reading = readVersion(isStatement ? resource.fhirVersion : undefined);
  if (reading.kind === 'preview') return undefined;
  return modelOf(reading.kind === 'release' ? reading.release : '4.0');
}

function noResourceType(resource: JsonObject, model: Model): Finding {
  const type = resource.resourceType;
  if (isUndefinedType(type, model.release)) {
    return shapeIssue('shape-version-not-judged', undefinedType(resource), String(type), []);
  }
  if (type === undefined) {
    return shapeIssue(
      'shape-no-resource-type',
      'The object has no resourceType, so it is no FHIR resource.',
      undefined,
      [],
    );
  }
  // Cut between characters, not within one.
  const said = (JSON.stringify(type) as string | undefined)?.match(/^.{0,100}/su)?.[0] ?? typeof type;
  const text = `${said} is no resource type of FHIR ${releaseName(model.release)}${typeHint(type, model)}`;
  return shapeIssue('shape-unknown-resource-type', text, undefined, ['resourceType']);
}

function typeHint(type: unknown, model: Model): string {
  if (typeof type !== 'string') return '.';
  if (type === 'Conformance') return "; it is DSTU2's name of CapabilityStatement, and DSTU2 is not judged.";
  const other = releases.find((release) => modelOf(release).isResourceType(type));
  if (other !== undefined)
    return `; it is one of FHIR ${releaseName(other)}: name the version if that is meant.`;
  const near = nearest(
    type,
    model.typeNames.filter((name) => model.isResourceType(name)),
  );
  return near === undefined ? '.' : `; did you mean ${near}?`;
}
