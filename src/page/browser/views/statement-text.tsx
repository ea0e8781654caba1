import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.js';
import type { StatementEditor } from '../editor/statement-editor.js';
import { focusIssue } from './issue-list.js';

/** The editor, which is loaded beside the page: the first verdict does not wait for it. */
export const loadEditor = (): Promise<typeof import('../editor/statement-editor.js')> =>
  import('../editor/statement-editor.js');

export function StatementText({
  desk,
  isShown,
}: {
  readonly desk: Desk;
  readonly isShown: boolean;
}): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let editor: StatementEditor | undefined;
    let isGone = false;
    loadEditor().then(
      ({ createStatementEditor }) => {
        if (isGone || host.current === null) return;
        editor = createStatementEditor(host.current, {
          changed: desk.edit,
          chosen: (index) => {
            desk.select(index, true);
          },
          left: (index) => {
            focusIssue(index ?? desk.store.get().selected ?? 0);
          },
        });
        desk.attach(editor);
      },
      () => {
        setFailed(true);
      },
    );
    return () => {
      isGone = true;
      editor?.destroy();
    };
  }, [desk]);
  return (
    <>
      {isFailed && (
        <p role="alert">The editor could not be loaded. Is the server still there? Load the page again.</p>
      )}
      <div ref={host} class="editor" hidden={!isShown} />
    </>
  );
}
