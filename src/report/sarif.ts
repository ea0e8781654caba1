import type { ReportingDescriptor, Run } from 'sarif';
import { counted, countsText, noCounts, sumOf, type SeverityCounts } from './counts.js';
import { docsPageOf, pageAt } from './docs-url.js';
import { createGravest } from './gravest.js';
import type { Report, Reported, ReportOptions } from './report.js';
import { countedRuleId, ruleIdOf } from './rule-id.js';
import { sarifResult, toldIssues } from './sarif-result.js';
import { keyDescriptor, ruleDescriptor } from './sarif-rule.js';
import { createRules } from './sarif-rules.js';
import { createTally } from './sarif-tally.js';
import { escapeHidden } from './visible.js';

/** GitHub shows no more of a run. */
const mostResults = 5000;

/**
 * SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/sarif-v2.1.0-errata01.html
 * One run with the gravest results, written when all are known. `isVerbose` adds how the rules fared that found nothing.
 */
export function sarifReport({
  version,
  isVerbose,
  docsUrl,
}: Pick<ReportOptions, 'version' | 'isVerbose'> & Partial<Pick<ReportOptions, 'docsUrl'>>): Report {
  const rules = createRules();
  const results = createGravest<string>(mostResults);
  const tally = createTally();
  const told: Told = { inputs: 0, unreadable: 0, suppressed: 0, issues: noCounts() };
  return {
    add(reported) {
      note(told, reported);
      for (const issue of toldIssues(reported)) {
        const { checked } = issue;
        const { severity } = checked.issue;
        if (!results.accepts(severity)) {
          results.add(severity, '');
          continue;
        }
        const id = ruleIdOf(checked);
        const index = rules.indexOf(id, () => {
          const page = docsPageOf(docsUrl, checked);
          return checked.rule === undefined
            ? keyDescriptor(checked, page)
            : ruleDescriptor(id, checked.rule, page);
        });
        results.add(severity, json(sarifResult(issue, reported.input, index)));
      }
      for (const count of isVerbose ? reported.result.rules : []) {
        const id = countedRuleId(count);
        tally.add(
          rules.indexOf(id, () =>
            ruleDescriptor(
              id,
              count.rule,
              docsUrl === undefined ? undefined : pageAt(docsUrl, count.pack, count.rule.key),
            ),
          ),
          id,
          count,
        );
      }
      return [];
    },
    *end() {
      const run = runOf(version, rules.descriptors, told, results.left);
      const head = json({ $schema: schema, version: '2.1.0', runs: [run] });
      // The results stand last in the run, which is the last thing in the log.
      yield `${head.slice(0, -'}]}'.length)},"results":[`;
      let separator = '\n';
      for (const text of [...results.kept(), ...[...tally.results()].map(json)]) {
        yield separator + text;
        separator = ',\n';
      }
      yield '\n]}]}\n';
    },
    notices() {
      const text = leftOutText(results.left);
      return text === undefined ? [] : [`sarif: ${text}`];
    },
  };
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

const json = (value: object): string => escapeHidden(JSON.stringify(value));

interface Told {
  inputs: number;
  unreadable: number;
  suppressed: number;
  readonly issues: SeverityCounts;
}

function note(told: Told, { result, suppressed }: Reported): void {
  told.inputs += 1;
  if (!result.isReadable) told.unreadable += 1;
  told.suppressed += suppressed.length;
  for (const { issue } of result.issues) told.issues[issue.severity] += 1;
}

function leftOutText(left: Readonly<SeverityCounts>): string | undefined {
  const text = countsText(left);
  if (text === undefined) return undefined;
  return `${text} left out; a run holds the ${counted(mostResults, 'gravest result')}.`;
}

function runOf(
  version: string,
  rules: ReportingDescriptor[],
  told: Told,
  left: Readonly<SeverityCounts>,
): Run {
  const text = leftOutText(left);
  return {
    tool: { driver: { name: 'rulepack', version, semanticVersion: version, rules } },
    invocations: [
      {
        executionSuccessful: told.unreadable === 0,
        ...(text !== undefined && {
          toolExecutionNotifications: [{ level: 'warning', message: { text } }],
        }),
      },
    ],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that the report is about.' } } },
    columnKind: 'utf16CodeUnits',
    properties: { ...told, leftOut: sumOf(left) },
  };
}
