import type { CheckResult } from '../engine/check-result.js';
import { outcomeOf } from '../engine/outcome.js';
import type { Outcome } from '../fhir/issue.js';
import { outcomeCollection, outcomeLine, outcomeText } from '../report/collection.js';
import { suppressedNotice } from '../report/suppressed-notice.js';
import type { SuppressedIssue } from '../report/suppressed.js';
import { createStyle } from '../report/style.js';
import { addToTotals, createTotals, summaryText, textReport } from '../report/text.js';
import { fullUrlOf } from './full-url.js';
import type { Input } from './inputs.js';

export const formats = ['text', 'fhir', 'ndjson'] as const;
export type Format = (typeof formats)[number];

type Write = (text: string) => Promise<void>;

export interface ReporterOptions {
  readonly format: Format;
  readonly isColoured: boolean;
  readonly isVerbose: boolean;
}

/** Writes results as they come. */
export interface Reporter {
  add(input: Input, result: CheckResult, suppressed: readonly SuppressedIssue[]): Promise<void>;
  /** `missed`: entries of the baseline that match nothing. */
  end(missed: number): Promise<void>;
}

export function createReporter(options: ReporterOptions, write: Write): Reporter {
  switch (options.format) {
    case 'text':
      return textReporter(options, write);
    case 'fhir':
      return fhirReporter(write);
    case 'ndjson':
      return {
        add: (input, result, suppressed) => write(outcomeLine(namedOutcome(input, result, suppressed))),
        end: () => Promise.resolve(),
      };
  }
}

function textReporter({ isColoured, isVerbose }: ReporterOptions, write: Write): Reporter {
  const style = createStyle(isColoured);
  const totals = createTotals();
  return {
    async add(input, result, suppressed) {
      addToTotals(totals, result, suppressed);
      if ('failure' in input.content) return;
      const display = (text: string): string => text.replace(/^-(?=$|:)/, 'standard input');
      const named = { name: display(input.file), label: display(input.name), lineOffset: input.lineOffset };
      await write(`${textReport(named, result, style, isVerbose, suppressed)}\n`);
    },
    end: (missed) => write(summaryText(totals, style, missed)),
  };
}

/** One input gives its outcome, several a Bundle: known only when the second one comes. */
function fhirReporter(write: Write): Reporter {
  let first: { input: Input; outcome: Outcome } | undefined;
  let count = 0;
  const entry = async (input: Input, outcome: Outcome, isFirst: boolean): Promise<void> =>
    write(outcomeCollection.entry(outcome, await fullUrlOf(input), isFirst));
  return {
    async add(input, result, suppressed) {
      const outcome = namedOutcome(input, result, suppressed);
      count += 1;
      if (count === 1) {
        first = { input, outcome };
        return;
      }
      if (first !== undefined) {
        await write(outcomeCollection.start);
        await entry(first.input, first.outcome, true);
        first = undefined;
      }
      await entry(input, outcome, false);
    },
    async end() {
      if (first !== undefined) await write(outcomeText(first.outcome));
      else if (count > 0) await write(outcomeCollection.end);
    },
  };
}

const namedOutcome = (
  input: Input,
  { issues }: CheckResult,
  suppressed: readonly SuppressedIssue[],
): Outcome => outcomeOf([...issues.map(({ issue }) => issue), ...suppressedNotice(suppressed)], input.name);
