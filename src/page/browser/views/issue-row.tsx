import type { JSX } from 'preact';
import type { IssueView } from '../../view.js';
import type { Desk } from '../desk.js';

interface IssueRowProperties {
  readonly issue: IssueView;
  readonly index: number;
  readonly isSelected: boolean;
  readonly desk: Desk;
}

/** One issue: what is wrong, where, and the button that mends it. */
export function IssueRow({ issue, index, isSelected, desk }: IssueRowProperties): JSX.Element {
  const { place, text, location, fix } = issue;
  return (
    <li class="issue">
      <button
        type="button"
        id={`issue-${index.toString()}`}
        class="issue-text"
        aria-current={isSelected ? 'true' : undefined}
        title="Shows it in the text; Escape comes back here"
        onClick={() => {
          desk.select(index, true);
        }}
      >
        {place !== undefined && (
          <span class="line">
            <span class="unseen">Line </span>
            {place.line}
          </span>
        )}
        <span>
          {text}
          {location !== undefined && <code class="location">{location}</code>}
        </span>
      </button>
      {fix !== undefined && (
        <button
          type="button"
          class={fix.isSafe ? 'fix' : 'fix unsafe'}
          title={
            fix.isSafe
              ? 'This cannot change what you meant'
              : 'Look at it afterwards: you may have meant something else'
          }
          onClick={() => void desk.fix(index)}
        >
          {fix.isSafe ? 'Mend' : 'Mend, perhaps'}: {fix.description}
        </button>
      )}
    </li>
  );
}
