import type { Extension } from '@codemirror/state';
import { EditorView, gutter, GutterMarker, hoverTooltip } from '@codemirror/view';
import { severities, type Severity } from '../../../fhir/issue.js';
import { issuesIn, setActive, setIssues, type MarkedIssue } from './issue-marks.js';

/** A bar beside the lines that issues are about, with a dot where one begins. */
class Bar extends GutterMarker {
  readonly severity: Severity;
  readonly isStart: boolean;
  constructor(severity: Severity, isStart: boolean) {
    super();
    this.severity = severity;
    this.isStart = isStart;
  }
  override eq(other: GutterMarker): boolean {
    return other instanceof Bar && other.severity === this.severity && other.isStart === this.isStart;
  }
  override toDOM(): Node {
    const element = document.createElement('span');
    element.className = `bar bar-${this.severity}${this.isStart ? ' bar-start' : ''}`;
    return element;
  }
}

/** Shows where issues stand, and what they say when one points at them. `chosen` is told where somebody clicks. */
export function issueGutter(chosen: (issue: MarkedIssue) => void): Extension {
  return [
    gutter({
      class: 'cm-issues',
      lineMarker: (view, { from, to }) => barOf(issuesIn(view.state), from, to),
      lineMarkerChange: ({ docChanged, transactions }) =>
        docChanged ||
        transactions.some(({ effects }) => effects.some((each) => each.is(setIssues) || each.is(setActive))),
      domEventHandlers: {
        mousedown(view, { from, to }) {
          const issue = issuesIn(view.state).find((each) => each.from >= from && each.from <= to);
          if (issue === undefined) return false;
          chosen(issue);
          return true;
        },
      },
    }),
    hoverTooltip(({ state }, position) => {
      const line = state.doc.lineAt(position);
      const here = issuesIn(state).filter(
        ({ from, to }) => from <= position && position <= to && from >= line.from && from <= line.to,
      );
      const [first] = here;
      if (first === undefined) return null;
      return {
        pos: first.from,
        end: Math.min(first.to, line.to),
        above: true,
        create: () => ({ dom: sayings(here) }),
      };
    }),
    EditorView.theme({
      '.cm-issues': { width: '12px' },
      '.cm-issues .cm-gutterElement': { position: 'relative', cursor: 'pointer' },
      '.bar': { position: 'absolute', inset: '0 3px', width: '3px', opacity: '0.55' },
      '.bar-start::before': {
        content: '""',
        position: 'absolute',
        left: '-3px',
        top: '0.4em',
        width: '9px',
        height: '9px',
        borderRadius: '50%',
        background: 'inherit',
      },
      '.bar-start': { opacity: '1' },
      '.sayings': {
        margin: '0',
        padding: '6px 10px',
        listStyle: 'none',
        maxWidth: '34em',
        fontFamily: 'var(--sans)',
      },
      '.sayings li + li': { marginTop: '6px' },
      ...Object.fromEntries<Record<string, string>>(
        severities.flatMap((severity): [string, Record<string, string>][] => [
          [`.bar-${severity}`, { backgroundColor: `var(--${severity})` }],
          [`.said-${severity}`, { borderLeft: `3px solid var(--${severity})`, paddingLeft: '8px' }],
        ]),
      ),
    }),
  ];
}

/** Where one begins, that one; else the narrowest around the line. What is about everything has no bar. */
function barOf(issues: readonly MarkedIssue[], from: number, to: number): Bar | null {
  let start: MarkedIssue | undefined;
  let around: MarkedIssue | undefined;
  for (const each of issues) {
    if (each.from > to || each.to < from) continue;
    if (each.from >= from) {
      if (start === undefined || severities.indexOf(each.severity) < severities.indexOf(start.severity))
        start = each;
    } else if (each.from > 2 && (around === undefined || each.to - each.from < around.to - around.from)) {
      around = each;
    }
  }
  if (start !== undefined) return new Bar(start.severity, true);
  return around === undefined ? null : new Bar(around.severity, false);
}

function sayings(issues: readonly MarkedIssue[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'sayings';
  for (const { severity, text } of issues.slice(0, 8)) {
    const item = document.createElement('li');
    item.className = `said-${severity}`;
    item.textContent = text;
    list.append(item);
  }
  return list;
}
