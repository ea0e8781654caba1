import type { JSX } from 'preact';
import type { IssueView } from '../../view.js';

interface IssueRowProperties {
  readonly issue: IssueView;
  readonly id: string;
  readonly isSelected: boolean;
  /** Says how grave it is, where no group does. */
  readonly hasSeverity?: boolean;
  readonly choose: () => void;
  /** Mends it; without this, no button does. */
  readonly mend?: () => void;
}

/** One issue: what is wrong, where, and the button that mends it. */
export function IssueRow({
  issue,
  id,
  isSelected,
  hasSeverity = false,
  choose,
  mend,
}: IssueRowProperties): JSX.Element {
  const { place, text, location, fix } = issue;
  return (
    <li class="issue">
      <button
        type="button"
        id={id}
        class="issue-text"
        aria-current={isSelected ? 'true' : undefined}
        title="Shows it in the text; Escape comes back here"
        onClick={choose}
      >
        {place !== undefined && (
          <span class="line">
            <span class="unseen">Line </span>
            {place.line}
          </span>
        )}
        <span>
          {hasSeverity && <span class={`badge ${issue.severity}`}>{issue.severity}</span>} {text}
          {location !== undefined && <code class="location">{location}</code>}
        </span>
      </button>
      {fix !== undefined && mend !== undefined && (
        <button
          type="button"
          class={fix.isSafe ? 'fix' : 'fix unsafe'}
          title={
            fix.isSafe
              ? 'This cannot change what you meant'
              : 'Look at it afterwards: you may have meant something else'
          }
          onClick={mend}
        >
          {fix.isSafe ? 'Mend' : 'Mend, perhaps'}: {fix.description}
        </button>
      )}
    </li>
  );
}
