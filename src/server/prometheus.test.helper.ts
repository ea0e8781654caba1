export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Reads Prometheus' text format strictly: https://prometheus.io/docs/instrumenting/exposition_formats/ Throws for samples
 * without HELP and TYPE before them, families that are not together, samples that occur twice, and histograms that do
 * not grow.
 */
export function readMetrics(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  const seen = new Set<string>();
  let family = '';
  let helped = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-z_]+) \S.*$/.exec(line)?.[1];
    const type = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/.exec(line);
    const sample = /^([a-z_]+)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\["\\n])*",?)+)\})? (\S+)$/.exec(line);
    if (help !== undefined) helped = help;
    else if (type?.[1] !== undefined) {
      family = type[1];
      if (family !== helped || types.has(family)) throw new Error(`This TYPE is out of place: ${line}`);
      types.set(family, type[2] ?? '');
    } else if (sample?.[1] !== undefined) {
      const suffix = types.get(family) === 'histogram' ? /^(?:_bucket|_sum|_count)$/ : /^$/;
      if (!sample[1].startsWith(family) || !suffix.test(sample[1].slice(family.length)))
        throw new Error(`This sample belongs to no family: ${line}`);
      const name = line.slice(0, line.lastIndexOf(' '));
      if (seen.has(name)) throw new Error(`This sample occurs twice: ${line}`);
      seen.add(name);
      samples.push({ name: sample[1], labels: labelsOf(sample[2] ?? ''), value: numberOf(sample[3] ?? '') });
    } else throw new Error(`This is no line of metrics: ${line}`);
  }
  return samples;
}

const labelsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-z]+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

function numberOf(text: string): number {
  const value = Number(text);
  if (Number.isNaN(value) || value < 0) throw new Error(`This is no count: ${text}`);
  return value;
}
