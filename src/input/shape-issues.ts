import type { IssueType, Severity } from '../fhir/issue.js';
import type { JsonPath } from '../fhir/location.js';
import { shapeSource, shapeSystem, type Finding } from './finding.js';

/** What can be wrong with an input before any rule looks at it. The keys are part of the public contract. */
export type ShapeKey =
  | 'shape-empty'
  | 'shape-utf-8'
  | 'shape-utf-16'
  | 'shape-json'
  | 'shape-xml'
  | 'shape-doctype'
  | 'shape-too-large'
  | 'shape-too-deep'
  | 'shape-unreadable'
  | 'shape-not-a-resource'
  | 'shape-no-resource-type'
  | 'shape-unknown-resource-type'
  | 'shape-resource-type'
  | 'shape-unknown-property'
  | 'shape-two-values'
  | 'shape-duplicate-key'
  | 'shape-repeated'
  | 'shape-order'
  | 'shape-unknown-attribute'
  | 'shape-namespace'
  | 'shape-text'
  | 'shape-encoding'
  | 'shape-array'
  | 'shape-not-array'
  | 'shape-wrong-type'
  | 'shape-null'
  | 'shape-partner'
  | 'shape-empty-array'
  | 'shape-empty-object'
  | 'shape-control-character'
  | 'shape-lone-surrogate'
  | 'shape-number-precision'
  | 'shape-version-not-judged';

export const shapeKeys: Readonly<Record<ShapeKey, readonly [Severity, IssueType]>> = {
  'shape-empty': ['fatal', 'invalid'],
  'shape-utf-8': ['fatal', 'invalid'],
  'shape-utf-16': ['fatal', 'invalid'],
  'shape-json': ['fatal', 'invalid'],
  'shape-xml': ['fatal', 'invalid'],
  'shape-doctype': ['fatal', 'security'],
  'shape-too-large': ['fatal', 'too-long'],
  'shape-too-deep': ['fatal', 'too-costly'],
  'shape-unreadable': ['fatal', 'exception'],
  'shape-not-a-resource': ['fatal', 'invalid'],
  'shape-no-resource-type': ['fatal', 'invalid'],
  'shape-unknown-resource-type': ['fatal', 'structure'],
  'shape-resource-type': ['error', 'structure'],
  'shape-unknown-property': ['error', 'structure'],
  'shape-two-values': ['error', 'structure'],
  'shape-duplicate-key': ['error', 'invalid'],
  'shape-repeated': ['error', 'structure'],
  'shape-order': ['error', 'structure'],
  'shape-unknown-attribute': ['error', 'structure'],
  'shape-namespace': ['error', 'structure'],
  'shape-text': ['error', 'structure'],
  'shape-encoding': ['error', 'invalid'],
  'shape-array': ['error', 'invalid'],
  'shape-not-array': ['error', 'invalid'],
  'shape-wrong-type': ['error', 'invalid'],
  'shape-null': ['error', 'invalid'],
  'shape-partner': ['error', 'invalid'],
  'shape-empty-array': ['error', 'invalid'],
  'shape-empty-object': ['error', 'invalid'],
  'shape-control-character': ['warning', 'invalid'],
  'shape-lone-surrogate': ['warning', 'invalid'],
  'shape-number-precision': ['information', 'value'],
  'shape-version-not-judged': ['information', 'not-supported'],
};

export function shapeIssue(key: ShapeKey, text: string, location?: string, path?: JsonPath): Finding {
  const [severity, code] = shapeKeys[key];
  return {
    severity,
    code,
    key,
    text,
    system: shapeSystem,
    source: shapeSource,
    ...(location !== undefined && { location }),
    ...(path !== undefined && { path }),
  };
}
