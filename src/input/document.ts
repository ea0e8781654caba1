import { resourceTypeOf, rootNode, type ElementNode, type JsonObject } from '../fhir/element.js';
import { createNodeFinder } from '../fhir/node-at.js';
import { fixedModelOf, modelOf, type Model } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';
import { isUndefinedType, readVersion, releaseName, releases, type Release } from '../fhir/release.js';
import type { Finding } from './finding.js';
import type { Found } from './interest.js';
import type { Limits } from './limits.js';
import { readInput } from './read.js';
import { checkShape } from './shape.js';
import { shapeIssue } from './shape-issues.js';
import { otherVersion, undefinedType } from './shape-words.js';
import type { Source } from './source.js';
import { tooDeep } from './too-deep.js';
import { barePlans, type WalkPlans } from './walk-plans.js';

/** An input after everything that does not depend on rules. */
export interface Document {
  /** Text without byte order mark; undefined for an object that was parsed before. */
  readonly text: string | undefined;
  /** Undefined where nothing could be read. */
  readonly source: Source | undefined;
  /** In the form of JSON, as far as it could be read. */
  readonly resource: JsonObject | undefined;
  readonly findings: readonly Finding[];
  readonly leftOut: number;
  /**
   * What rules look at: the resource and those inside it (contained, entries of Bundles, parameters), in document
   * order. Empty where there is nothing to judge, for a reason that `findings` gives.
   */
  readonly resources: readonly ElementNode[];
  /** What rules asked to be told of. */
  readonly found: Found;
}

/**
 * Reads an input, finds out what it is, judges its shape and what packs demand, and looks out for what is of
 * interest.
 */
export function readDocument(
  input: unknown,
  limits: Limits,
  version: Release | undefined,
  plans: WalkPlans = barePlans,
): Document {
  const read = readInput(input, limits);
  if ('fatal' in read) return unusable(read.text, undefined, undefined, read.fatal);
  const { head, text } = read;
  const model = rootModel(head, version);
  if (model === undefined) {
    const finding = shapeIssue('shape-version-not-judged', otherVersion(head), 'CapabilityStatement', []);
    return unusable(text, read, head, finding);
  }
  if (resourceTypeOf(head, model) === undefined) {
    return unusable(text, read, head, noResourceType(head, model));
  }
  const { off } = plans;
  const reading = read.read(model, limits, off);
  const { resource } = reading;
  const shape = checkShape(resource, model, {
    maxDepth: limits.maxDepth,
    maxFindings: limits.maxIssues,
    ...reading.lookout,
    plans,
  });
  if (shape.tooDeepAt !== undefined) {
    return unusable(text, read, resource, { ...tooDeep(limits), path: shape.tooDeepAt });
  }
  const root = rootNode(resource, model);
  const unseen = reading.hidden(shape, root);
  const findings = [...shape.findings, ...unseen.findings.filter(({ key }) => !off.has(key))];
  const leftOut = shape.leftOut + unseen.leftOut;
  const nodeAt = createNodeFinder(root);
  const inner = shape.inner.map(nodeAt).filter((node) => node !== undefined);
  const resources = [root, ...inner];
  return { text, source: read, resource, findings, leftOut, resources, found: shape };
}

const unusable = (
  text: string | undefined,
  source: Source | undefined,
  resource: JsonObject | undefined,
  finding: Finding,
): Document => ({
  text,
  source,
  resource,
  findings: [finding],
  leftOut: 0,
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
