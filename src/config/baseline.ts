/** The issues that were known when somebody wrote them down. */
export interface Baseline {
  /** The version of fhir-rulepack that wrote it. */
  readonly tool: string;
  /** Versions by the names of packs. */
  readonly packs: Readonly<Record<string, string>>;
  readonly issues: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly key: string;
  /** For people: where the issue stands. */
  readonly path: string;
  /** From the folder of the baseline, with `/` between names. */
  readonly file: string;
  /** In how many inputs of the file, the lines of NDJSON. */
  readonly count: number;
}

/** Of the format. */
export const baselineVersion = 1;

/** The same bytes for the same content, an entry a line, so that versions of it can be compared and merged. */
export function baselineText({ tool, packs, issues }: Baseline): string {
  const names = Object.keys(packs).sort();
  const versions = Object.fromEntries(names.map((name) => [name, packs[name]]));
  const lines = [...issues].sort(inOrder).map((entry) => `    ${entryText(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const head = [
    `"rulepackBaseline": ${baselineVersion.toString()}`,
    `"tool": ${JSON.stringify(tool)}`,
    `"packs": ${JSON.stringify(versions)}`,
    `"issues": ${list}`,
  ];
  return `{\n${head.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}

const entryText = ({ file, key, path, fingerprint, count }: BaselineEntry): string =>
  JSON.stringify({ file, key, path, fingerprint, ...(count > 1 && { count }) });

const inOrder = (a: BaselineEntry, b: BaselineEntry): number =>
  compare(a.file, b.file) ||
  compare(a.key, b.key) ||
  compare(a.path, b.path) ||
  compare(a.fingerprint, b.fingerprint);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
