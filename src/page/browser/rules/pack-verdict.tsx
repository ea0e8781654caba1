import type { JSX } from 'preact';
import { counted } from '../../../report/counts.js';
import type { Diagnostic } from '../../../authoring/editing/inspect-pack.js';
import type { PackView, RuleProof } from '../../rules/pack-view.js';
import { IssueRow } from '../views/issue-row.js';
import type { PlaygroundDesk } from './playground-state.js';

interface PackVerdictProperties {
  readonly view: PackView;
  readonly playground: PlaygroundDesk;
  readonly selected: number | undefined;
}

/** What is wrong with a pack, how its examples come out, and what it says of the statement. */
export function PackVerdict({ view, playground, selected }: PackVerdictProperties): JSX.Element {
  const { diagnostics, defects, proofs, result } = view;
  const failed = proofs.reduce((sum, proof) => sum + proof.failed.length, 0);
  const proved = proofs.reduce((sum, proof) => sum + proof.proved, 0);
  return (
    <div class="pack-verdict">
      <p class="badges" role="status">
        {defects > 0 ? (
          <span class="badge error">{counted(defects, 'defect')}: the pack cannot be used yet</span>
        ) : (
          <span class={failed > 0 ? 'badge error' : 'badge good'}>
            {failed > 0
              ? `${failed.toString()} of ${counted(proved + failed, 'example')} not proved`
              : `${counted(proved, 'example')} proved`}
          </span>
        )}
        {diagnostics.length > defects && (
          <span class="badge warning">{diagnostics.length - defects} pieces of advice</span>
        )}
      </p>
      {diagnostics.length > 0 && (
        <section aria-labelledby="diagnostics-title">
          <h2 id="diagnostics-title">In the pack</h2>
          <ul class="rows">
            {diagnostics.slice(0, 100).map((each, index) => (
              <DiagnosticRow key={index} diagnostic={each} playground={playground} />
            ))}
          </ul>
        </section>
      )}
      {proofs.length > 0 && (
        <section aria-labelledby="proofs-title">
          <h2 id="proofs-title">Examples</h2>
          <ul class="rows">
            {proofs.map((proof) => (
              <ProofRow key={proof.key} proof={proof} playground={playground} />
            ))}
          </ul>
        </section>
      )}
      {result !== undefined && (
        <section aria-labelledby="tried-title">
          <h2 id="tried-title">On the statement</h2>
          {result.issues.length === 0 && <p class="badge good">No issues</p>}
          <ol class="group tried">
            {result.issues.slice(0, 200).map((issue, index) => (
              <IssueRow
                key={index}
                issue={issue}
                id={`tried-${index.toString()}`}
                isSelected={index === selected}
                hasSeverity
                choose={() => {
                  playground.select(index);
                }}
              />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

interface DiagnosticRowProperties {
  readonly diagnostic: Diagnostic;
  readonly playground: PlaygroundDesk;
}

function DiagnosticRow({
  diagnostic: { severity, text, code, line },
  playground,
}: DiagnosticRowProperties): JSX.Element {
  return (
    <li>
      <button
        type="button"
        class="issue-text"
        onClick={() => {
          playground.goToLine(line);
        }}
      >
        <span class="line">{line}</span>
        <span>
          {severity === 'error' ? (
            <span class="badge error">defect</span>
          ) : (
            <span class="badge warning">advice</span>
          )}{' '}
          {text} <code class="faint">{code}</code>
        </span>
      </button>
    </li>
  );
}

function ProofRow({
  proof,
  playground,
}: {
  readonly proof: RuleProof;
  readonly playground: PlaygroundDesk;
}): JSX.Element {
  const { key, human, proved, failed, line } = proof;
  return (
    <li>
      <button
        type="button"
        class="issue-text"
        onClick={() => {
          playground.goToLine(line);
        }}
      >
        <span class={failed.length > 0 ? 'mark bad' : 'mark good'} aria-hidden="true">
          {failed.length > 0 ? '✗' : '✓'}
        </span>
        <span>
          <code>{key}</code> <span class="faint">{counted(proved, 'example')} proved</span>
          <br />
          {human}
        </span>
      </button>
      {failed.map(({ list, number, name, problem, line: at }) => (
        <button
          key={`${list} ${number.toString()}`}
          type="button"
          class="issue-text failed-example"
          onClick={() => {
            playground.goToLine(at);
          }}
        >
          <span class="line">{at}</span>
          <span>
            <strong>
              {list} {number}
            </strong>{' '}
            {name} {problem}
          </span>
        </button>
      ))}
    </li>
  );
}
