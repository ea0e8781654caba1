import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { severities } from '../../../fhir/issue.js';
import { countsText, numberText, sumOf } from '../../../report/counts.js';
import type { Entry } from '../../view.js';
import type { Desk, DeskState } from '../desk.js';

/** More rows than anybody reads; the filter finds the others. */
const mostShown = 500;

/** The list of all inputs, with how each fared. */
export function Files({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): JSX.Element {
  const [sought, setSought] = useState('');
  const [hasOnlyIssues, setOnlyIssues] = useState(false);
  const { entries, reading, opened } = state;
  const found = entries.filter(
    ({ label, counts }) =>
      label.includes(sought) && !(hasOnlyIssues && counts.fatal + counts.error + counts.warning === 0),
  );
  return (
    <nav class="files" aria-label="Files">
      {reading !== undefined && (
        <div class="progress">
          <progress max={reading.total} value={reading.done} aria-label="Files read" />
          <p>
            {numberText(reading.done)} of {numberText(reading.total)} read
          </p>
          <button
            type="button"
            onClick={() => {
              desk.stop();
            }}
          >
            Stop
          </button>
        </div>
      )}
      {entries.length > 8 && (
        <div class="sieve">
          <input
            type="search"
            placeholder="Find a file"
            aria-label="Find a file"
            value={sought}
            onInput={({ currentTarget }) => {
              setSought(currentTarget.value);
            }}
          />
          <label>
            <input
              type="checkbox"
              checked={hasOnlyIssues}
              onChange={({ currentTarget }) => {
                setOnlyIssues(currentTarget.checked);
              }}
            />{' '}
            only with errors or warnings
          </label>
        </div>
      )}
      <ol>
        {found.slice(0, mostShown).map((entry) => (
          <FileRow key={entry.id} entry={entry} isOpen={entry.id === opened?.id} desk={desk} />
        ))}
      </ol>
      {found.length > mostShown && (
        <p class="faint">{numberText(found.length - mostShown)} more; use the filter.</p>
      )}
    </nav>
  );
}

interface FileRowProperties {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly desk: Desk;
}

function FileRow({ entry: { id, label, counts }, isOpen, desk }: FileRowProperties): JSX.Element {
  const worst = severities.find((severity) => counts[severity] > 0);
  return (
    <li>
      <button type="button" aria-current={isOpen ? 'true' : undefined} onClick={() => void desk.open(id)}>
        <span class={`dot ${worst ?? 'good'}`} aria-hidden="true" />
        <span class="label">{label === '' ? 'Pasted statement' : label}</span>
        <span class="tally" title={countsText(counts) ?? 'No issues'}>
          <span class="unseen">{countsText(counts) ?? 'No issues'}</span>
          <span aria-hidden="true">{sumOf(counts) === 0 ? '✓' : numberText(sumOf(counts))}</span>
        </span>
      </button>
    </li>
  );
}
