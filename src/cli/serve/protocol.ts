import type { JudgeOptions } from '../../server/judge/judge-options.js';
import type { Verdict } from '../../server/judge/job.js';
import type { ProblemCode } from '../../server/problem.js';
import type { PortablePack } from '../../rules/portable-pack.js';

/** What a worker judges by, as data. All that it will ever judge is decided when the server starts. */
export type WorkerSettings = Omit<JudgeOptions, 'packs'> & { readonly packs: readonly PortablePack[] };

/** What a worker answers: an error would lose its kind on the way. */
export type WorkerAnswer =
  { readonly verdict: Verdict } | { readonly problem: { readonly code: ProblemCode; readonly text: string } };
