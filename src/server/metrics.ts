import { severities } from '../fhir/issue.js';
import type { Verdict } from './judge/job.js';

/** Counts for Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export interface Metrics {
  answered(answer: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    /** In milliseconds. */
    readonly duration: number;
  }): void;
  readonly issues: (issues: Verdict['issues']) => void;
  readonly text: () => string;
}

/** Upper bounds in seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Libraries for this want a Node process around them. Routes are few and known, so the counts are bounded. */
export function createMetrics(more: () => string = () => ''): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  const issueCounts = new Map<string, number>(severities.map((severity) => [severity, 0]));
  return {
    answered({ route, method, status, duration }) {
      const known = /^(?:GET|HEAD|POST|OPTIONS|PUT|PATCH|DELETE)$/.test(method) ? method : 'other';
      increase(requests, `route="${route}",method="${known}",status="${status.toString()}"`, 1);
      observe(durations, `route="${route}"`, duration / 1000);
    },
    issues(issues) {
      for (const severity of severities) increase(issueCounts, severity, issues[severity] ?? 0);
    },
    text: () =>
      [
        ...head('rulepack_requests_total', 'counter', 'Requests by how they were answered.'),
        ...[...requests].map(([labels, count]) => `rulepack_requests_total{${labels}} ${count.toString()}`),
        ...head('rulepack_request_duration_seconds', 'histogram', 'Time until a request was answered.'),
        ...[...durations].flatMap(([labels, histogram]) => histogramLines(labels, histogram)),
        ...head('rulepack_issues_total', 'counter', 'Issues told, by severity.'),
        ...[...issueCounts].map(
          ([name, count]) => `rulepack_issues_total{severity="${name}"} ${count.toString()}`,
        ),
        more(),
      ]
        .filter((line) => line !== '')
        .map((line) => `${line.trimEnd()}\n`)
        .join(''),
  };
}

export const head = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function increase(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function observe(histograms: Map<string, Histogram>, name: string, value: number): void {
  let histogram = histograms.get(name);
  if (histogram === undefined) {
    histogram = { buckets: bounds.map(() => 0), sum: 0, count: 0 };
    histograms.set(name, histogram);
  }
  histogram.sum += value;
  histogram.count += 1;
  bounds.forEach((bound, index) => {
    if (value <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1;
  });
}

function histogramLines(labels: string, { buckets, sum, count }: Histogram): string[] {
  const name = 'rulepack_request_duration_seconds';
  const bucket = (bound: string, value: number): string =>
    `${name}_bucket{${labels},le="${bound}"} ${value.toString()}`;
  return [
    ...buckets.map((value, index) => bucket(String(bounds[index]), value)),
    bucket('+Inf', count),
    `${name}_sum{${labels}} ${sum.toString()}`,
    `${name}_count{${labels}} ${count.toString()}`,
  ];
}
