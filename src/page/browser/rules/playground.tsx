import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Source } from '../../read-source.js';
import type { Desk } from '../desk.js';
import { createStatementEditor } from '../editor/statement-editor.js';
import { useStore } from '../use-store.js';
import { focusIssue } from '../views/issue-list.js';
import { Gallery } from './gallery.js';
import { createPackEditor } from './pack-editor.js';
import { PackVerdict } from './pack-verdict.js';
import { createPlayground, type PlaygroundDesk } from './playground-state.js';

interface PlaygroundProperties {
  readonly desk: Desk;
  /** A rule pack that somebody dropped on the page. */
  readonly offered: Source | undefined;
}

/** Where one writes rules, and sees at once what they say. */
export function Playground({ desk, offered }: PlaygroundProperties): JSX.Element {
  const [playground, setPlayground] = useState<PlaygroundDesk>();
  useEffect(() => {
    let made: PlaygroundDesk | undefined;
    let isGone = false;
    void statementFor(desk).then((statement) => {
      if (isGone) return;
      made = createPlayground(statement);
      setPlayground(made);
    });
    return () => {
      isGone = true;
      made?.end();
    };
  }, [desk]);
  useEffect(() => {
    if (offered !== undefined) void playground?.openFile(offered);
  }, [playground, offered]);
  return playground === undefined ? (
    <p class="loading">The playground is loading …</p>
  ) : (
    <Board playground={playground} />
  );
}

/** The statement that is open beside, or else the example. */
async function statementFor(desk: Desk): Promise<string> {
  const open = desk.text();
  if (open !== undefined) return open;
  try {
    return await (await fetch('example.json')).text();
  } catch {
    return '';
  }
}

function Board({ playground }: { readonly playground: PlaygroundDesk }): JSX.Element {
  const { said, link, view, isLooking, selected } = useStore(playground.store);
  const pack = useRef<HTMLDivElement>(null);
  const statement = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pack.current === null || statement.current === null) return undefined;
    const packEditor = createPackEditor(pack.current, {
      changed: playground.editPack,
      complete: playground.complete,
    });
    const statementEditor = createStatementEditor(statement.current, {
      changed: playground.editStatement,
      chosen: playground.select,
      left: (index) => {
        focusIssue(index ?? 0, 'tried');
      },
    });
    playground.attachPack(packEditor);
    playground.attachStatement(statementEditor);
    return () => {
      packEditor.destroy();
      statementEditor.destroy();
    };
  }, [playground]);
  return (
    <div class="workbench playground">
      <div class="toolbar">
        <div class="verdict">
          <h1>Write a rule, and see at once what it says</h1>
        </div>
        <div class="row">
          <Gallery playground={playground} />
          <button type="button" onClick={playground.download}>
            Download
          </button>
          <button type="button" class="main" onClick={() => void playground.share()}>
            Share
          </button>
        </div>
        <p class="said" role="status">
          {said}
        </p>
        {link !== undefined && (
          <input
            class="link"
            type="text"
            readOnly
            value={link}
            aria-label="Link to the pack and the statement"
            onFocus={({ currentTarget }) => {
              currentTarget.select();
            }}
          />
        )}
      </div>
      <section class="text" aria-label="Rule pack">
        <h2 class="caption">Rule pack</h2>
        <div ref={pack} class="editor pack-editor" />
        <h2 class="caption">The statement it is tried on</h2>
        <div ref={statement} class="editor statement-editor" />
      </section>
      <section class="side" aria-label="What the pack comes to" aria-busy={isLooking}>
        {view === undefined ? (
          <p class="empty">{isLooking ? 'The rules are loading …' : 'There is no result.'}</p>
        ) : (
          <PackVerdict view={view} playground={playground} selected={selected} />
        )}
      </section>
    </div>
  );
}
