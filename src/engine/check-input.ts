import type { Release } from '../fhir/release.js';
import { readDocument, type Document } from '../input/document.js';
import type { Finding } from '../input/finding.js';
import type { Source } from '../input/source.js';
import type { WalkPlans } from '../input/walk-plans.js';
import { lineStarts, placeOf, type Place } from '../input/places.js';
import type { CheckedIssue, CheckResult } from './check-result.js';
import type { CompiledRule } from './compile-rules.js';
import { countRules } from './count-rules.js';
import { judgeAll, type JudgeSettings } from './judge-all.js';
import { LazyResult } from './lazy-result.js';
import { tooManyIssues } from './notices.js';
import { sortByPath, sortByPlace, type PlacedFinding } from './order.js';
import { onceASituation } from './once-a-situation.js';
import { issueOf, outcomeOf } from './outcome.js';
import { worst } from './worst.js';

/** What a validator checks by. */
export interface CheckSettings extends JudgeSettings {
  readonly rules: readonly CompiledRule[];
  readonly plans: WalkPlans;
  /** Judge by this version, whatever a resource says of itself. */
  readonly version: Release | undefined;
}

/** Reads an input, judges it, and tells where everything stands. */
export function checkInput(input: unknown, settings: CheckSettings): CheckResult {
  const { limits, version, plans } = settings;
  const document = readDocument(input, limits, version, plans);
  const { resources } = document;
  const judged = judgeAll(resources, document.found, settings);
  const told = withoutRepeats([...document.findings, ...judged.findings]);
  const distinct = onceASituation(told, (finding) => judged.ruleOf.has(finding));
  const all = inOrder(distinct, document);
  const listed = worst(all, limits.maxIssues, ({ finding }) => finding.severity);
  const leftOut = document.leftOut + judged.leftOut + all.length - listed.length;
  if (leftOut > 0) listed.push({ finding: tooManyIssues(leftOut), place: undefined });
  const issues = listed.map(({ finding, place }) => ({
    issue: issueOf(finding, place),
    key: finding.key,
    rule: judged.ruleOf.get(finding),
    place,
    ...(finding.page !== undefined && { page: finding.page }),
    // Fixes are changes of JSON.
    ...(document.source?.form !== 'xml' && fixOf(finding)),
  }));
  return new LazyResult(
    {
      outcome: outcomeOf(issues.map(({ issue }) => issue)),
      issues,
      leftOut,
      isReadable: !listed.some(({ finding }) => finding.severity === 'fatal'),
      resourceType: resources[0]?.type?.name,
      text: document.text,
    },
    () => countRules(resources, settings.rules, settings.asOf),
  );
}

/** Of what has no place there is nothing to mend. */
function fixOf({ fix, path }: Finding): Pick<CheckedIssue, 'fix'> {
  return fix === undefined || path === undefined ? {} : { fix: () => fix(path) };
}

/** A context that selects an element twice judges it twice; it is told once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ system, key, severity, location, path, text, demand, range }) => {
    const identity = JSON.stringify([system, key, severity, location, path, text, demand, range]);
    return seen.size !== seen.add(identity).size;
  });
}

/** In the order of the text, where there is one; else of the object's properties. */
function inOrder(findings: readonly Finding[], { text, source, resource }: Document): PlacedFinding[] {
  if (text !== undefined) return sortByPlace(findings, placesOf(findings, text, source));
  return sortByPath(findings, resource).map((finding) => ({ finding, place: undefined }));
}

function placesOf(
  findings: readonly Finding[],
  text: string,
  source: Source | undefined,
): (Place | undefined)[] {
  const sought = findings.flatMap(({ path, range }) =>
    path === undefined || range !== undefined ? [] : [{ path }],
  );
  const located = (source !== undefined && sought.length > 0 ? source.locate(sought) : []).values();
  const lines = sought.length < findings.length ? lineStarts(text) : [];
  return findings.map(({ range, path }) => {
    if (range !== undefined) return placeOf(range[0], Math.min(range[1], text.length), lines);
    return path === undefined ? undefined : located.next().value;
  });
}
