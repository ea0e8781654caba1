import {
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Range,
  type StateEffectType,
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { severities, type Severity } from '../../../fhir/issue.js';
import type { IssueView } from '../../view.js';

/** An issue with its place in the text as it is now. */
export interface MarkedIssue {
  readonly index: number;
  readonly severity: Severity;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Marks {
  readonly issues: readonly MarkedIssue[];
  readonly active: MarkedIssue | undefined;
  readonly decorations: DecorationSet;
}

export const setIssues: StateEffectType<readonly IssueView[]> = StateEffect.define();
export const setActive: StateEffectType<number | undefined> = StateEffect.define();

const field = StateField.define<Marks>({
  create: () => ({ issues: [], active: undefined, decorations: Decoration.none }),
  update(marks, { docChanged, changes, effects, state }) {
    let { issues, active } = marks;
    let isNew = false;
    if (docChanged) {
      const moved = (each: MarkedIssue): MarkedIssue => ({
        ...each,
        from: changes.mapPos(each.from, 1),
        to: changes.mapPos(each.to, -1),
      });
      issues = issues.map(moved);
      active &&= moved(active);
      isNew = true;
    }
    for (const effect of effects) {
      if (effect.is(setIssues)) {
        issues = effect.value.flatMap((issue, index) => marked(issue, index, state));
        active = undefined;
        isNew = true;
      } else if (effect.is(setActive)) {
        active = issues.find(({ index }) => index === effect.value);
        isNew = true;
      }
    }
    return isNew ? { issues, active, decorations: decorationsOf(issues, active, state) } : marks;
  },
  provide: (own) => EditorView.decorations.from(own, ({ decorations }) => decorations),
});

/** The issues of an editor that has `issueMarks`. */
export const issuesIn = (state: EditorState): readonly MarkedIssue[] => state.field(field).issues;

/** Underlines what issues are about, and fills the range of the one that is looked at. */
export const issueMarks: Extension = [
  field,
  EditorView.theme(
    Object.fromEntries<Record<string, string>>([
      ...severities.map((severity): [string, Record<string, string>] => [
        `.issue-${severity}`,
        {
          textDecoration: `underline wavy var(--${severity}) 1px`,
          textUnderlineOffset: '3px',
          textDecorationSkipInk: 'none',
        },
      ]),
      ...severities.map((severity): [string, Record<string, string>] => [
        `.active-${severity}`,
        { backgroundColor: `var(--${severity}-faint)` },
      ]),
    ]),
  ),
];

function marked({ severity, text, place }: IssueView, index: number, { doc }: EditorState): MarkedIssue[] {
  if (place === undefined || place.offset > doc.length) return [];
  return [{ index, severity, text, from: place.offset, to: Math.min(place.endOffset, doc.length) }];
}

function decorationsOf(
  issues: readonly MarkedIssue[],
  active: MarkedIssue | undefined,
  { doc }: EditorState,
): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to, severity } of issues) {
    // Of an element of several lines, its first line is enough; the bar beside it shows how far it goes.
    const end = Math.min(to, doc.lineAt(from).to);
    if (end > from) ranges.push(Decoration.mark({ class: `issue-${severity}` }).range(from, end));
  }
  if (active !== undefined && active.to > active.from) {
    ranges.push(Decoration.mark({ class: `active-${active.severity}` }).range(active.from, active.to));
  }
  return RangeSet.of(ranges, true);
}

/** The narrowest issue at a position; of equal ones the gravest. */
export function issueAt(state: EditorState, position: number): MarkedIssue | undefined {
  let best: MarkedIssue | undefined;
  for (const each of issuesIn(state)) {
    if (position < each.from || position > each.to) continue;
    if (best === undefined || rank(each) < rank(best)) best = each;
  }
  return best;
}

const rank = ({ from, to, severity }: MarkedIssue): number => (to - from) * 10 + severities.indexOf(severity);
