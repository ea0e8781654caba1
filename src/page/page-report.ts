import type { CheckResult } from '../engine/check-result.js';
import { outcomeOf } from '../engine/outcome.js';
import { fullUrlOf } from '../report/full-url.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import { outcomeCollection, outcomeText } from '../report/collection.js';
import type { Report } from '../report/report.js';
import type { SourceInput } from './read-source.js';

export type PageFormat = 'fhir' | 'sarif' | 'html';

/** A report as a file. */
export interface PageReport {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

interface Judged {
  readonly input: SourceInput;
  readonly result: CheckResult;
}

/** What `rulepack validate --format` writes of the same files. */
export async function pageReport(
  format: PageFormat,
  all: AsyncIterable<Judged>,
  version: string,
): Promise<PageReport> {
  switch (format) {
    case 'fhir':
      return { name: 'outcome.json', type: 'application/fhir+json', text: await outcomesText(all) };
    case 'sarif': {
      const { sarifReport } = await import('../report/sarif.js');
      const text = await written(sarifReport({ version, isVerbose: false }), all);
      return { name: 'rulepack.sarif', type: 'application/sarif+json', text };
    }
    case 'html': {
      const { htmlReport } = await import('../report/html/html.js');
      return { name: 'report.html', type: 'text/html', text: await written(htmlReport({ version }), all) };
    }
  }
}

/** One input gives its outcome, several a Bundle. What was pasted has no name. */
async function outcomesText(all: AsyncIterable<Judged>): Promise<string> {
  const named: Judged[] = [];
  for await (const each of all) named.push(each);
  const outcome = ({ input, result }: Judged): ReturnType<typeof outcomeOf> =>
    outcomeOf(
      result.issues.map(({ issue }) => issue),
      input.label === '' ? undefined : input.label,
    );
  const [only, second] = named;
  if (only === undefined) return '';
  if (second === undefined) return outcomeText(outcome(only));
  let text = outcomeCollection.start;
  for (const [index, each] of named.entries()) {
    const { label, content } = each.input;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const fullUrl = await fullUrlOf(label, bytes);
    text += outcomeCollection.entry(outcome(each), fullUrl, index === 0);
  }
  return text + outcomeCollection.end;
}

async function written(report: Report, all: AsyncIterable<Judged>): Promise<string> {
  const pieces: string[] = [];
  for await (const { input, result } of all) {
    const { label, file, lineOffset } = input;
    const name = file === '' ? 'pasted' : file;
    pieces.push(
      ...report.add({
        input: { name, label: label === '' ? name : label, lineOffset, path: file === '' ? undefined : file },
        result,
        suppressed: [],
        fingerprints: fingerprintsOf(result),
      }),
    );
  }
  return [...pieces, ...report.end()].join('');
}
