import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Edit } from '../../../fix/edit.js';
import { theme } from './theme.js';

export interface EditorOptions {
  /** What a screen reader calls it. */
  readonly label: string;
  /** For a text that is set. */
  readonly extensions: (text: string) => Extension;
  /** Told of what a person changes, and of edits; not of `setText`. */
  readonly changed: (text: string) => void;
}

export interface Editor {
  readonly view: EditorView;
  /** Another text, without a way back to the one before. */
  readonly setText: (text: string) => void;
  readonly change: (edits: readonly Edit[]) => void;
  readonly destroy: () => void;
}

/** Characters that are not seen, or that let others be seen otherwise: shown as what they are. */
const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/gu;

/**
 * Puts an editor into an element. It stands in a shadow tree, where its styles are constructed sheets: in the page
 * itself they would be inline, which the content security policy forbids.
 */
export function createEditor(host: HTMLElement, { label, extensions, changed }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const stateOf = (doc: string): EditorState =>
    EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        foldGutter({ openText: '▾', closedText: '▸' }),
        codeFolding(),
        highlightSpecialChars({ specialChars: hidden }),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        search({ top: true }),
        EditorState.tabSize.of(2),
        // A carriage return stays where it is, so that places are those of the engine.
        EditorState.lineSeparator.of('\n'),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false' }),
        keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap]),
        theme,
        extensions(doc),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) changed(state.doc.toString());
        }),
      ],
    });
  const view = new EditorView({ state: stateOf(''), root, parent: root });
  return {
    view,
    setText(text) {
      view.setState(stateOf(text));
    },
    change(edits) {
      view.dispatch({
        changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
        userEvent: 'input.fix',
      });
    },
    destroy() {
      view.destroy();
    },
  };
}
