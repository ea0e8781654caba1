import type { CheckResult } from '../engine/check-result.js';

/**
 * What stays the same of each issue of a result when lines shift and lists are sorted anew: 16 hexadecimal digits, in
 * the order of the issues. Equal issues are told apart by their number.
 */
export function fingerprintsOf({ issues }: Pick<CheckResult, 'issues'>): readonly string[] {
  const counts = new Map<string, number>();
  return issues.map(({ issue, key }) => {
    const [coding] = issue.details?.coding ?? [];
    const path = (issue.expression?.[0] ?? '').replace(/\[\d+\]/g, '');
    const same = JSON.stringify([coding?.system, key, path, issue.details?.text]);
    const count = (counts.get(same) ?? 0) + 1;
    counts.set(same, count);
    return digest(`${same} ${count.toString()}`);
  });
}

/** FNV-1a over UTF-16 units, twice with different beginnings: https://datatracker.ietf.org/doc/draft-eastlake-fnv/ */
const digest = (text: string): string => half(text, 0x811c9dc5) + half(text, 0x050c5d1f);

function half(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
