import { namedOutcomeLine } from '../report/named-outcome-line.js';
import { createStyle } from '../report/style.js';
import { addToTotals, createTotals, summaryText, textReport } from '../report/text.js';
import { visible } from '../report/visible.js';
import type { Reporter, ReporterOptions } from './reporter.js';

export const formats = [
  'text',
  'fhir',
  'ndjson',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'html',
  'markdown',
] as const;
export type Format = (typeof formats)[number];

/** A reporter for each format; those that most runs do without are loaded when they are asked for. */
const reporters: Readonly<Record<Format, (options: ReporterOptions) => Reporter | Promise<Reporter>>> = {
  text: textReporter,
  fhir: async () => (await import('./fhir-reporter.js')).fhirReporter(),
  ndjson: () => ({ add: (judged) => [namedOutcomeLine(judged.source.name, judged)], end: () => [] }),
  sarif: async (options) => (await import('../report/sarif.js')).sarifReport(options),
  junit: async (options) => (await import('../report/junit.js')).junitReport(options),
  github: async () => (await import('../report/github.js')).githubReport(),
  gitlab: async () => (await import('../report/gitlab.js')).gitlabReport(),
  html: async (options) => (await import('../report/html/html.js')).htmlReport(options),
  markdown: async () => (await import('../report/markdown.js')).markdownReport(),
};

export const createReporter = async (format: Format, options: ReporterOptions): Promise<Reporter> =>
  reporters[format](options);

function textReporter({ isColoured, isVerbose, docsUrl, configuration }: ReporterOptions): Reporter {
  const style = createStyle(isColoured);
  const totals = createTotals();
  let head = isVerbose && configuration !== undefined ? `configuration: ${visible(configuration)}\n` : '';
  return {
    *add({ source, input, result, suppressed }) {
      addToTotals(totals, result, suppressed);
      if ('failure' in source.content) return;
      const first = head;
      head = '';
      yield `${first}${textReport(input, result, { style, isVerbose, docsUrl }, suppressed)}\n`;
    },
    end: (missed) => [head + summaryText(totals, style, missed)],
  };
}
