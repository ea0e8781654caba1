import type { ElementNode } from '../fhir/element.js';
import { jsonPathOf, locationOf } from '../fhir/location.js';
import { releaseName } from '../fhir/release.js';
import type { Finding } from '../input/finding.js';
import type { RulePack } from '../rules/rule-pack.js';

const engineSystem = 'urn:fhir-rulepack:engine';

/** Said where no chosen pack holds for a resource's type and version: that is no clean bill. */
export function notJudged(resource: ElementNode, packs: readonly RulePack[]): Finding {
  const type = resource.type?.name ?? 'resource';
  const version = releaseName(resource.model.release);
  const chosen = packs.map((pack) => pack.pack).join(', ') || 'none';
  return {
    severity: 'information',
    code: 'not-supported',
    key: 'not-judged',
    system: engineSystem,
    source: 'fhir-rulepack',
    text: `No chosen rule pack judges the type ${type} of FHIR ${version}; only its shape was checked. Chosen: ${chosen}.`,
    location: locationOf(resource),
    path: jsonPathOf(resource),
  };
}

/** Said of an input that ended what judged it. */
export const engineFailed = (text: string): Finding => ({
  severity: 'fatal',
  code: 'exception',
  key: 'engine',
  system: engineSystem,
  source: 'fhir-rulepack',
  text,
});

/** Ends a list that was cut at the limit. */
export const tooManyIssues = (leftOut: number): Finding => ({
  severity: 'warning',
  code: 'too-costly',
  key: 'too-many-issues',
  system: engineSystem,
  source: 'fhir-rulepack',
  text: `${leftOut.toString()} more issues are left out; mend those above first, or raise the limit.`,
});
