import type { Outcome } from '../fhir/issue.js';
import { outcomeCollection, outcomeText } from '../report/collection.js';
import { fullUrlOf } from '../report/full-url.js';
import type { Input } from './inputs.js';
import { namedOutcome } from '../report/named-outcome.js';
import type { Reporter } from './reporter.js';

/** One input gives its outcome, several a Bundle: known only when the second one comes. */
export function fhirReporter(): Reporter {
  let first: { source: Input; outcome: Outcome } | undefined;
  let count = 0;
  const entry = async (source: Input, outcome: Outcome, isFirst: boolean): Promise<string> =>
    outcomeCollection.entry(outcome, await fullUrlOf(source.name, bytesOf(source)), isFirst);
  return {
    async *add(judged) {
      const { source } = judged;
      const outcome = namedOutcome(judged.source.name, judged);
      count += 1;
      if (count === 1) {
        first = { source, outcome };
        return;
      }
      if (first !== undefined) {
        yield outcomeCollection.start;
        yield await entry(first.source, first.outcome, true);
        first = undefined;
      }
      yield await entry(source, outcome, false);
    },
    *end() {
      if (first !== undefined) yield outcomeText(first.outcome);
      else if (count > 0) yield outcomeCollection.end;
    },
  };
}

const bytesOf = ({ content }: Input): Uint8Array | undefined =>
  'bytes' in content ? content.bytes : undefined;
