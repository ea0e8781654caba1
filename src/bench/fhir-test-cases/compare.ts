import type { OurVerdict } from './judge-file.js';
import type { Verdict } from './verdict.js';

export type Part = 'errors' | 'others';

export const parts: readonly Part[] = ['errors', 'others'];

/** How the two verdicts stand to each other in one part; `unknown` where one of them is not known. */
export type Comparison =
  | { readonly kind: 'agree' | 'unknown' }
  | { readonly kind: 'differ'; readonly ours: readonly string[]; readonly theirs: readonly string[] };

/**
 * Compares us with the reference in one part of the verdict. A text that we refuse as a whole has no element to name:
 * there we agree with any error of the reference, which reads on.
 */
export function compare(part: Part, ours: OurVerdict, reference: Partial<Verdict>): Comparison {
  const theirs = reference[part];
  if (theirs === undefined) return unknown;
  if (ours.reach === 'refused' && part === 'others') return unknown;
  if (ours.reach === 'refused' && theirs.size > 0) return agree;
  const onlyOurs = [...ours[part]].filter((each) => !theirs.has(each));
  const onlyTheirs = [...theirs].filter((each) => !ours[part].has(each));
  if (onlyOurs.length === 0 && onlyTheirs.length === 0) return agree;
  return { kind: 'differ', ours: onlyOurs, theirs: onlyTheirs };
}

const agree: Comparison = { kind: 'agree' };
const unknown: Comparison = { kind: 'unknown' };
