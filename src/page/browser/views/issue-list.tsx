import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { severities, type Severity } from '../../../fhir/issue.js';
import { numberText, plural } from '../../../report/counts.js';
import { groupIssues, type IssueGroup } from '../../issue-groups.js';
import type { ResultView } from '../../view.js';
import type { Desk } from '../desk.js';
import { IssueRow } from './issue-row.js';
import { RuleText } from './rule-text.js';

interface IssueListProperties {
  readonly desk: Desk;
  readonly result: ResultView;
  readonly selected: number | undefined;
}

/** Rows of one group before somebody asks for all. */
const firstShown = 20;

/** All issues, by severity and rule. */
export function IssueList({ desk, result, selected }: IssueListProperties): JSX.Element {
  const [sought, setSought] = useState('');
  const [off, setOff] = useState<ReadonlySet<Severity>>(new Set());
  useEffect(() => {
    if (selected !== undefined) issueButton(selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const list = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    // The button that mended something is gone with the issue; the keyboard goes on from here.
    if (hadFocus.current && document.activeElement === document.body) list.current?.focus();
  }, [result]);
  if (result.issues.length === 0) return <AllOk result={result} />;
  const groups = groupIssues(result.issues, sought, off);
  return (
    <div
      class="issues"
      ref={list}
      tabIndex={-1}
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null) hadFocus.current = false;
      }}
    >
      <div class="sieve">
        <input
          type="search"
          placeholder="Filter: words, rule or place"
          aria-label="Filter the issues"
          value={sought}
          onInput={({ currentTarget }) => {
            setSought(currentTarget.value);
          }}
        />
        <div class="toggles" role="group" aria-label="Severities">
          {severities
            .filter((severity) => result.counts[severity] > 0)
            .map((severity) => (
              <button
                key={severity}
                type="button"
                class={`toggle ${severity}`}
                aria-pressed={!off.has(severity)}
                onClick={() => {
                  const next = new Set(off);
                  if (!next.delete(severity)) next.add(severity);
                  setOff(next);
                }}
              >
                {numberText(result.counts[severity])} {plural(result.counts[severity], severity)}
              </button>
            ))}
        </div>
      </div>
      {groups.length === 0 && <p class="empty">Nothing fits the filter.</p>}
      {groups.map((group) => (
        <Group
          key={`${group.severity} ${group.ruleId}`}
          group={group}
          desk={desk}
          result={result}
          selected={selected}
        />
      ))}
    </div>
  );
}

interface GroupProperties extends IssueListProperties {
  readonly group: IssueGroup;
}

function Group({ group, desk, result, selected }: GroupProperties): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const { severity, key, issues, ruleId } = group;
  const isSelectedHidden = issues.findIndex(({ index }) => index === selected) >= firstShown;
  const shown = isWhole || isSelectedHidden ? issues : issues.slice(0, firstShown);
  const [first] = issues;
  return (
    <section class={`group ${severity}`} aria-label={`${severity}: ${key}`}>
      <h2>
        <span class={`badge ${severity}`}>{severity}</span> <code>{key}</code>
        {issues.length > 1 && <span class="faint"> {numberText(issues.length)} times</span>}
      </h2>
      <ol>
        {shown.map(({ issue, index }) => (
          <IssueRow
            key={index}
            issue={issue}
            id={`issue-${index.toString()}`}
            isSelected={index === selected}
            choose={() => {
              desk.select(index, true);
            }}
            mend={() => void desk.fix(index)}
          />
        ))}
      </ol>
      {shown.length < issues.length && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {numberText(issues.length)}
        </button>
      )}
      {first !== undefined && <RuleText rule={result.rules[ruleId]} issue={first.issue} />}
    </section>
  );
}

function AllOk({ result: { ruleCounts } }: { readonly result: ResultView }): JSX.Element {
  return (
    <div class="all-ok">
      <p class="big" aria-hidden="true">
        ✓
      </p>
      <p>
        <strong>No issues.</strong>
      </p>
      <p class="faint">
        {numberText(ruleCounts.passed)} rules passed; {numberText(ruleCounts.notApplicable)} met nothing to
        judge.
      </p>
    </div>
  );
}

const issueButton = (index: number, list = 'issue'): HTMLElement | null =>
  document.getElementById(`${list}-${index.toString()}`);

/** Back from the text to the list. */
export function focusIssue(index: number, list = 'issue'): void {
  issueButton(index, list)?.focus();
}
