import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Source } from '../../read-source.js';
import { isShareFragment } from '../../share-link.js';
import type { Desk } from '../desk.js';
import { recall } from '../memory.js';
import { useDrop } from '../use-drop.js';
import { useStore } from '../use-store.js';
import { Announcer } from './announcer.js';
import { Header, type Tab } from './header.js';
import { Late } from './late.js';
import { Start } from './start.js';
import { Workbench } from './workbench.js';

/** The whole page: a tab for statements, and one for rules, which is loaded when it is opened. */
export function App({ desk }: { readonly desk: Desk }): JSX.Element {
  const [tab, setTab] = useState<Tab>(isShareFragment(location.hash) ? 'rules' : 'statements');
  const [offered, setOffered] = useState<Source>();
  const state = useStore(desk.store);
  const isDragging = useDrop(
    (sources) => {
      const [only, second] = sources;
      if (only !== undefined && second === undefined && /\.ya?ml$/i.test(only.name)) {
        setOffered(only);
        setTab('rules');
        return;
      }
      setTab('statements');
      void desk.add(sources);
    },
    state.opened === undefined && tab === 'statements',
  );
  useEffect(() => {
    const { statements = [] } = recall();
    if (statements.length > 0) void desk.add(statements);
    const onHash = (): void => {
      if (isShareFragment(location.hash)) setTab('rules');
    };
    addEventListener('hashchange', onHash);
    return () => {
      removeEventListener('hashchange', onHash);
    };
  }, [desk]);
  return (
    <div class={isDragging ? 'app dragging' : 'app'}>
      <Header tab={tab} choose={setTab} desk={desk} />
      <main id="main">
        {state.isBroken && (
          <p class="alarm" role="alert">
            The engine of this page has stopped. What you typed is kept; <a href="">load the page again</a>.
          </p>
        )}
        <div
          role="tabpanel"
          id="panel-statements"
          aria-labelledby="tab-statements"
          hidden={tab !== 'statements'}
        >
          {state.opened === undefined && state.entries.length === 0 ? (
            <Start desk={desk} />
          ) : (
            <Workbench desk={desk} />
          )}
        </div>
        <div role="tabpanel" id="panel-rules" aria-labelledby="tab-rules" hidden={tab !== 'rules'}>
          {tab === 'rules' && (
            <Late
              load={async () => (await import('../rules/playground.js')).Playground}
              properties={{ desk, offered }}
              what="The playground"
            />
          )}
        </div>
      </main>
      <Announcer state={state} />
    </div>
  );
}
