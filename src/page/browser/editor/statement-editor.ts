import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import { EditorView, keymap } from '@codemirror/view';
import { isXml } from '../../../input/is-xml.js';
import type { TextPort } from '../desk.js';
import { createEditor } from './editor.js';
import { issueGutter } from './issue-gutter.js';
import { issueAt, issueMarks, issuesIn, setActive, setIssues } from './issue-marks.js';

export interface StatementEditorOptions {
  readonly changed: (text: string) => void;
  /** Told of an issue that somebody chose in the text, by its index. */
  readonly chosen: (index: number) => void;
  /** Told when somebody wants to go back from the text to the list. */
  readonly left: (index: number | undefined) => void;
}

export interface StatementEditor extends TextPort {
  focus(): void;
  destroy(): void;
}

/** The editor of a statement, with what is wrong with it. */
export function createStatementEditor(
  host: HTMLElement,
  { changed, chosen, left }: StatementEditorOptions,
): StatementEditor {
  const next = (view: EditorView, step: 1 | -1): boolean => {
    const { head } = view.state.selection.main;
    const all = [...issuesIn(view.state)].sort((a, b) => a.from - b.from);
    const found =
      step > 0
        ? (all.find(({ from }) => from > head) ?? all[0])
        : (all.findLast(({ from }) => from < head) ?? all.at(-1));
    if (found === undefined) return false;
    chosen(found.index);
    return true;
  };
  const editor = createEditor(host, {
    label: 'Statement, as JSON or XML. F8 goes to the next issue, Escape back to the list of issues.',
    changed,
    extensions: (text) => [
      isXml(text) ? xml() : json(),
      issueMarks,
      issueGutter(({ index }) => {
        chosen(index);
      }),
      keymap.of([
        { key: 'F8', run: (view) => next(view, 1), shift: (view) => next(view, -1) },
        {
          key: 'Escape',
          run({ state }) {
            left(issueAt(state, state.selection.main.head)?.index);
            return true;
          },
        },
      ]),
    ],
  });
  const { view } = editor;
  return {
    setText: editor.setText,
    change: editor.change,
    destroy: editor.destroy,
    focus() {
      view.focus();
    },
    showIssues(issues) {
      view.dispatch({ effects: setIssues.of(issues) });
    },
    goTo(target, hasFocus) {
      const found =
        'issue' in target ? issuesIn(view.state).find(({ index }) => index === target.issue) : undefined;
      const offset = 'offset' in target ? target.offset : (found?.from ?? 0);
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({
        selection: { anchor },
        effects: [setActive.of(found?.index), EditorView.scrollIntoView(anchor, { y: 'center' })],
      });
      if (hasFocus) view.focus();
    },
  };
}
