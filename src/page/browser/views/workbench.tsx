import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Desk } from '../desk.js';
import { useStore } from '../use-store.js';
import { Files } from './files.js';
import { IssueList } from './issue-list.js';
import { PictureView } from './picture-view.js';
import { StatementText } from './statement-text.js';
import { Toolbar } from './toolbar.js';

type Side = 'issues' | 'picture';

/** A statement beside what is wrong with it. */
export function Workbench({ desk }: { readonly desk: Desk }): JSX.Element {
  const state = useStore(desk.store);
  const [side, setSide] = useState<Side>('issues');
  const { opened, result, entries, reading } = state;
  const hasFiles = entries.length > 1 || reading !== undefined;
  return (
    <div class={hasFiles ? 'workbench with-files' : 'workbench'}>
      <Toolbar desk={desk} state={state} />
      {hasFiles && <Files desk={desk} state={state} />}
      <section class="text" aria-label="Statement">
        {opened?.notice !== undefined && <p class="notice">{opened.notice}</p>}
        <StatementText desk={desk} isShown={opened?.text !== undefined} />
      </section>
      <section class="side" aria-label="Verdict">
        <div class="sides" role="group" aria-label="What to show">
          {(['issues', 'picture'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={side === each}
              onClick={() => {
                setSide(each);
              }}
            >
              {each === 'issues' ? 'Issues' : 'Picture'}
            </button>
          ))}
        </div>
        {result === undefined ? (
          <p class="empty">{opened === undefined ? 'Choose a file.' : 'This was not judged.'}</p>
        ) : side === 'issues' ? (
          <IssueList desk={desk} result={result} selected={state.selected} />
        ) : (
          <PictureView desk={desk} result={result} />
        )}
      </section>
    </div>
  );
}
