import type { ElementNode } from '../fhir/element.js';
import type { IssueType, Severity } from '../fhir/issue.js';
import { jsonPathOf, locationOf } from '../fhir/location.js';
import { releaseName } from '../fhir/release.js';
import type { Finding } from '../input/finding.js';
import type { RulePack } from '../rules/rule-pack.js';

const engineSystem = 'urn:fhir-rulepack:engine';

export type NoticeKey = 'not-judged' | 'too-many-issues' | 'engine';

/** What the engine says of its own work. The keys are part of the public contract. */
export const noticeKeys: Readonly<Record<NoticeKey, readonly [Severity, IssueType]>> = {
  'not-judged': ['information', 'not-supported'],
  'too-many-issues': ['warning', 'too-costly'],
  engine: ['fatal', 'exception'],
};

function notice(key: NoticeKey, text: string): Finding {
  const [severity, code] = noticeKeys[key];
  return { severity, code, key, system: engineSystem, source: 'fhir-rulepack', text };
}

/** Said where no chosen pack holds for a resource's type and version: that is no clean bill. */
export function notJudged(resource: ElementNode, packs: readonly RulePack[]): Finding {
  const type = resource.type?.name ?? 'resource';
  const version = releaseName(resource.model.release);
  const chosen = packs.map((pack) => pack.pack).join(', ') || 'none';
  const text = `No chosen rule pack judges the type ${type} of FHIR ${version}; only its shape was checked. Chosen: ${chosen}.`;
  return { ...notice('not-judged', text), location: locationOf(resource), path: jsonPathOf(resource) };
}

/** Said of an input that ended what judged it. */
export const engineFailed = (text: string): Finding => notice('engine', text);

/** Ends a list that was cut at the limit. */
export const tooManyIssues = (leftOut: number): Finding =>
  notice(
    'too-many-issues',
    `${leftOut.toString()} more issues are left out; mend those above first, or raise the limit.`,
  );
