import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import type { Diagnostic } from '../../../authoring/editing/inspect-pack.js';
import type { Proposals } from '../../../authoring/editing/proposal.js';
import { createEditor, type Editor } from '../editor/editor.js';

export interface PackEditorOptions {
  readonly changed: (text: string) => void;
  readonly complete: (text: string, offset: number) => Promise<Proposals | undefined>;
}

export interface PackEditor extends Editor {
  showDiagnostics(diagnostics: readonly Diagnostic[]): void;
  goToLine(line: number): void;
}

const kinds = {
  field: 'property',
  value: 'enum',
  element: 'variable',
  function: 'function',
  variable: 'constant',
  type: 'type',
  operator: 'keyword',
} as const;

/** Instead of the images that the library brings as data: addresses, which the policy forbids. */
const looks = EditorView.theme({
  '.cm-lint-marker': { width: '0.9em', height: '0.9em' },
  '.cm-lint-marker-error, .cm-lint-marker-warning': { content: 'normal', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--error)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--warning)' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--error) 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': {
    textDecoration: 'underline wavy var(--warning) 1px',
    textUnderlineOffset: '3px',
  },
});

/** The editor of a rule pack: what is wrong as one types, and how it can go on. */
export function createPackEditor(host: HTMLElement, { changed, complete }: PackEditorOptions): PackEditor {
  const editor = createEditor(host, {
    label: 'Rule pack, as YAML. Control and Space proposes how to go on, F8 goes to the next defect.',
    changed,
    extensions: () => [
      yaml(),
      lintGutter(),
      autocompletion({
        override: [
          async (context) => {
            const { state, pos, explicit } = context;
            const isWord =
              context.matchBefore(/[\w%.:-]$/) !== null || context.matchBefore(/[:.] ?$/) !== null;
            if (!explicit && !isWord) return null;
            const proposals = await complete(state.doc.toString(), pos);
            if (proposals === undefined || proposals.options.length === 0) return null;
            return {
              from: proposals.from,
              options: proposals.options.map(({ label, kind, detail, about }) => ({
                label,
                type: kinds[kind],
                ...(kind === 'field' && { apply: `${label}: ` }),
                ...(detail !== undefined && (kind === 'field' ? { info: detail } : { detail })),
                ...(about !== undefined && { info: about }),
              })),
              validFor: /^[\w%]*$/,
            };
          },
        ],
      }),
      looks,
      keymap.of([...completionKeymap, ...lintKeymap]),
    ],
  });
  const { view } = editor;
  return {
    ...editor,
    showDiagnostics(diagnostics) {
      const { length } = view.state.doc;
      const shown = diagnostics
        .filter(({ from }) => from <= length)
        .map(({ from, to, severity, text, code }) => ({
          from,
          to: Math.min(to, length),
          severity,
          message: `${text} [${code}]`,
        }));
      view.dispatch(setDiagnostics(view.state, shown));
    },
    goToLine(number) {
      const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
      view.focus();
    },
  };
}
