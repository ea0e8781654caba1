/** What one input may cost. Exceeding a limit is a fatal issue, never a crash. */
export interface Limits {
  /** Bytes of one input; 50 MiB unless told. */
  readonly maxBytes: number;
  /** Objects and arrays within each other; 128 unless told. */
  readonly maxDepth: number;
  /** Issues listed for one input; 1,000 unless told. The rest is counted. */
  readonly maxIssues: number;
}

/** So many issues are looked at where not all are told: before a fix, a suppression or a baseline takes some out. */
export const manyIssues = 100_000;

/** Bytes of a line of NDJSON unless told. */
export const defaultLineBytes: number = 10 * 1024 * 1024;

export const defaultLimits: Limits = { maxBytes: 50 * 1024 * 1024, maxDepth: 128, maxIssues: 1000 };
