import type { RulePack } from '../rules/rule-pack.js';
import { createJudge } from './judge/create-judge.js';
import type { JudgeOptions } from './judge/judge-options.js';
import type { Judge } from './judge/job.js';
import type { Answered } from './answered.js';
import type { ServedFile } from './served-file.js';
import { packChoice, type PackChoice } from './judge/profiles.js';

/** What a handler judges by, and what it takes; packs, dates and limits as for `createValidator`. */
export interface HandlerOptions extends JudgeOptions {
  /** Judges elsewhere than in this thread, by the same packs. */
  readonly judge?: Judge;
  /** Bytes of a body, of a file in it, and of a line of NDJSON, decompressed; 5 MiB unless told. */
  readonly maxBody?: number;
  /** Files of one upload; 100 unless told. */
  readonly maxFiles?: number;
  /** Milliseconds until a body must be there, and for judging it; 15,000 unless told. */
  readonly maxWait?: number;
  /** Origins of pages that may read answers, `https://page.example`, or `*`; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** Whether a Host header names this server; any does unless told. */
  readonly isOwnHost?: (host: string) => boolean;
  /** What `/readyz` says; ready unless told. */
  readonly isReady?: () => boolean;
  /** Resources or lines that wait or are judged at the same time for one request; 4 unless told. */
  readonly width?: number;
  /** Version of the software, for `/metadata`. */
  readonly version?: string;
  /** Files that are served beside the answers, by their names; `index.html` is served at `/`, too. */
  readonly files?: ReadonlyMap<string, ServedFile>;
  /** Fetches the statement of another server, for `/statement?url=`; there is no such path unless told. */
  readonly fetchStatement?: (url: string) => Promise<Uint8Array>;
  /** More lines for `/metrics`, in Prometheus' text format. */
  readonly metrics?: () => string;
  /** Is told of each request after it was answered. */
  readonly onAnswer?: (answered: Answered) => void;
}

/** The same, complete. */
export interface Settings extends HandlerOptions {
  readonly judge: Judge;
  readonly packs: readonly RulePack[];
  readonly choice: PackChoice;
  readonly maxBody: number;
  readonly maxFiles: number;
  readonly maxWait: number;
  readonly width: number;
}

export function completeOptions(options: HandlerOptions): Settings {
  const choice = packChoice(options.packs);
  const { packs } = choice;
  return {
    ...options,
    packs,
    choice,
    judge: options.judge ?? judgeHere({ ...options, packs }),
    maxBody: options.maxBody ?? 5 * 1024 * 1024,
    maxFiles: options.maxFiles ?? 100,
    maxWait: options.maxWait ?? 15_000,
    width: options.width ?? 4,
  };
}

function judgeHere(options: JudgeOptions): Judge {
  const judge = createJudge(options);
  return (job) =>
    new Promise((resolve) => {
      resolve(judge(job));
    });
}
