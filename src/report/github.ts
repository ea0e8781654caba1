import type { CheckedIssue } from '../engine/check-result.js';
import type { Severity } from '../fhir/issue.js';
import { counted, countsText, noCounts } from './counts.js';
import { plainPath } from './file-uri.js';
import type { Report, ReportedFile } from './report.js';
import { ruleIdOf } from './rule-id.js';
import { visible } from './visible.js';

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

/** GitHub shows the first ten of a level in a step; more than this only makes the log long. */
const mostOfALevel = 50;

/**
 * Workflow commands that GitHub Actions shows as annotations.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(): Report {
  const found = noCounts();
  const left = noCounts();
  const shown = { error: 0, warning: 0, notice: 0 };
  let inputs = 0;
  let suppressed = 0;
  return {
    *add({ input, result, suppressed: silenced }) {
      inputs += 1;
      suppressed += silenced.length;
      for (const checked of result.issues) {
        const { severity } = checked.issue;
        const command = commands[severity];
        found[severity] += 1;
        if (shown[command] === mostOfALevel) left[severity] += 1;
        else {
          shown[command] += 1;
          yield annotation(command, input, checked);
        }
      }
    },
    *end() {
      const omitted = countsText(left);
      if (omitted !== undefined) yield `::notice title=rulepack::${omitted} more are not annotated.\n`;
      const silenced = suppressed === 0 ? '' : `; ${suppressed.toString()} suppressed`;
      yield `${counted(inputs, 'input')}: ${countsText(found) ?? 'no issues'}${silenced}\n`;
    },
  };
}

function annotation(command: string, input: ReportedFile, checked: CheckedIssue): string {
  const { issue, place } = checked;
  const file = input.path === undefined ? {} : { file: plainPath(input.path) };
  const properties = { ...file, ...placeOf(place, input.lineOffset), title: ruleIdOf(checked) };
  const list = Object.entries<string | number>(properties).map(
    ([name, value]) => `${name}=${propertyText(value.toString())}`,
  );
  return `::${command} ${list.join(',')}::${dataText(issue.details?.text ?? '')}\n`;
}

/** GitHub takes columns only where an annotation is about one line; its last column is counted in. */
function placeOf(place: CheckedIssue['place'], offset: number): Record<string, number> {
  if (place === undefined) return {};
  const lines = { line: place.line + offset, endLine: place.endLine + offset };
  if (place.line !== place.endLine) return lines;
  return { ...lines, col: place.column, endColumn: Math.max(place.column, place.endColumn - 1) };
}

const escapes: Readonly<Record<string, string>> = { '%': '%25', ':': '%3A', ',': '%2C' };

const dataText = (text: string): string => visible(text).replace(/%/g, '%25');

const propertyText = (text: string): string =>
  visible(text).replace(/[%:,]/g, (each) => escapes[each] ?? each);
