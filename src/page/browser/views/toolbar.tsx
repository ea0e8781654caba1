import type { JSX } from 'preact';
import { severities } from '../../../fhir/issue.js';
import { numberText, plural } from '../../../report/counts.js';
import type { Desk, DeskState } from '../desk.js';
import { Menu } from './menu.js';

/** The name of what is looked at, the verdict, and what can be done with it. */
export function Toolbar({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): JSX.Element {
  const { opened, result, said } = state;
  const hasText = opened?.text !== undefined;
  return (
    <div class="toolbar">
      <div class="verdict">
        <h1>
          {opened === undefined ? 'Reading …' : opened.label === '' ? 'Pasted statement' : opened.label}
        </h1>
        {result !== undefined && <Badges result={result} />}
      </div>
      <div class="row">
        {(result?.safeFixes ?? 0) > 0 && (
          <button type="button" class="main" onClick={() => void desk.fixSafe()}>
            Mend what is safe ({result?.safeFixes})
          </button>
        )}
        <Menu name="Download">
          <button type="button" disabled={!hasText} onClick={() => void desk.download('statement')}>
            The statement
          </button>
          <button type="button" onClick={() => void desk.download('fhir')}>
            OperationOutcome
          </button>
          <button type="button" onClick={() => void desk.download('sarif')}>
            SARIF
          </button>
          <button type="button" onClick={() => void desk.download('html')}>
            HTML report
          </button>
        </Menu>
        <button type="button" onClick={() => void desk.copyOutcome()}>
          Copy outcome
        </button>
        <button
          type="button"
          disabled={!hasText}
          title="A line for each value; nothing else changes"
          onClick={() => void desk.layOut()}
        >
          Lay out
        </button>
        <button
          type="button"
          onClick={() => {
            desk.clear();
          }}
        >
          Close
        </button>
      </div>
      <p class="said" role="status">
        {said}
      </p>
    </div>
  );
}

function Badges({ result }: { readonly result: NonNullable<DeskState['result']> }): JSX.Element {
  const { counts, issues, ruleCounts } = result;
  const told = severities.filter((severity) => counts[severity] > 0);
  return (
    <p class="badges">
      {issues.length === 0 && <span class="badge good">No issues</span>}
      {told.map((severity) => (
        <span key={severity} class={`badge ${severity}`}>
          {numberText(counts[severity])} {plural(counts[severity], severity)}
        </span>
      ))}
      <span class="faint rules-passed">{numberText(ruleCounts.passed)} rules passed</span>
    </p>
  );
}
