import { isShareFragment, readShareFragment, shareFragment } from '../../share-link.js';
import type { PackView } from '../../rules/pack-view.js';
import type { Source } from '../../read-source.js';
import { copy } from '../copy.js';
import { download } from '../download.js';
import { recall, remember } from '../memory.js';
import { createStore, type Store } from '../store.js';
import type { PackEditor } from './pack-editor.js';
import { createRulesEngine } from './rules-engine.js';
import { startingPack } from './starting-pack.js';
import type { StatementEditor } from '../editor/statement-editor.js';

export interface PlaygroundState {
  readonly view: PackView | undefined;
  readonly isLooking: boolean;
  readonly said: string;
  /** A link that holds pack and statement. */
  readonly link: string | undefined;
  readonly selected: number | undefined;
}

export interface PlaygroundDesk {
  readonly store: Store<PlaygroundState>;
  readonly complete: (
    text: string,
    offset: number,
  ) => ReturnType<ReturnType<typeof createRulesEngine>['complete']>;
  readonly editPack: (text: string) => void;
  readonly editStatement: (text: string) => void;
  readonly attachPack: (editor: PackEditor) => void;
  readonly attachStatement: (editor: StatementEditor) => void;
  /** Puts another pack into the editor; one can go back. */
  readonly replacePack: (text: string) => void;
  /** Puts a file into the editor. */
  readonly openFile: (source: Source) => Promise<void>;
  readonly goToLine: (line: number) => void;
  readonly select: (index: number) => void;
  readonly share: () => Promise<void>;
  readonly download: () => void;
  readonly say: (said: string) => void;
  readonly end: () => void;
}

/** Longer links are cut short by many programs. */
const longLink = 8000;
const keepPause = 600;
/** Of a rule pack. */
const mostBytes = 256 * 1024;

/** `statement` is tried where nothing else is at hand. */
export function createPlayground(statement: string): PlaygroundDesk {
  const store = createStore<PlaygroundState>({
    view: undefined,
    isLooking: false,
    said: '',
    link: undefined,
    selected: undefined,
  });
  const texts = { pack: recall().pack ?? startingPack, statement };
  let packEditor: PackEditor | undefined;
  let statementEditor: StatementEditor | undefined;
  let isLooking = false;
  let isStale = false;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const say = (said: string): void => {
    store.set({ said });
  };
  const engine = createRulesEngine(() => {
    say('The engine of the playground has stopped. Load the page again; what you wrote is kept.');
  });

  const look = async (): Promise<void> => {
    isStale = true;
    if (isLooking) return;
    isLooking = true;
    store.set({ isLooking: true });
    try {
      while (takeStale()) {
        const view = await engine.look(texts.pack, texts.statement);
        if (isStaleNow()) continue;
        if (view === undefined) {
          store.set({ view: undefined });
          say(
            'The pack was stopped: it did not come to an end within 8 seconds. Is there an expression that grows?',
          );
        } else show(view);
      }
    } catch (error) {
      say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      isLooking = false;
      store.set({ isLooking: false });
    }
  };
  const takeStale = (): boolean => {
    const was = isStale;
    isStale = false;
    return was;
  };
  const isStaleNow = (): boolean => isStale;
  const show = (view: PackView): void => {
    store.set({ view, selected: undefined });
    packEditor?.showDiagnostics(view.diagnostics);
    statementEditor?.showIssues(view.result?.issues ?? []);
  };
  const changed = (): void => {
    store.set({ said: '', link: undefined });
    void look();
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      remember({ pack: texts.pack });
    }, keepPause);
  };
  /** What is in a link is not kept before somebody changes it: what they had is still theirs. */
  const openLink = async (): Promise<void> => {
    if (!isShareFragment(location.hash)) return;
    const shared = await readShareFragment(location.hash);
    history.replaceState(null, '', location.pathname);
    if (shared === undefined) {
      say('The link cannot be read: it was cut short on its way, or is damaged. Ask for the pack as a file.');
      return;
    }
    texts.pack = shared.pack;
    texts.statement = shared.statement;
    packEditor?.setText(shared.pack);
    statementEditor?.setText(shared.statement);
    say(
      'Opened from a link. It is data, runs in this browser only, and replaces what you had once you change it.',
    );
    await look();
  };
  const replacePack = (text: string): void => {
    if (packEditor === undefined) texts.pack = text;
    packEditor?.change([{ start: 0, end: texts.pack.length, text }]);
  };
  const onHash = (): void => void openLink();
  const onForget = (): void => {
    clearTimeout(keeping);
    texts.pack = startingPack;
    packEditor?.setText(startingPack);
    void look();
  };
  addEventListener('hashchange', onHash);
  addEventListener('rulepack-forget', onForget);
  void look();
  void openLink();

  return {
    store,
    complete: engine.complete,
    editPack(text) {
      texts.pack = text;
      changed();
    },
    editStatement(text) {
      texts.statement = text;
      changed();
    },
    attachPack(editor) {
      packEditor = editor;
      editor.setText(texts.pack);
      const { view } = store.get();
      if (view !== undefined) show(view);
    },
    attachStatement(editor) {
      statementEditor = editor;
      editor.setText(texts.statement);
      const { view } = store.get();
      if (view !== undefined) show(view);
    },
    replacePack,
    async openFile({ name, content }) {
      const isLarge = typeof content !== 'string' && content.size > mostBytes;
      if (isLarge) say(`${name} is larger than 256 KiB, which is the most that a rule pack may have.`);
      else {
        replacePack(typeof content === 'string' ? content : await content.text());
        say(`This is ${name}. Ctrl+Z brings back what was here.`);
      }
    },
    goToLine(line) {
      packEditor?.goToLine(line);
    },
    select(selected) {
      store.set({ selected });
      statementEditor?.goTo({ issue: selected }, true);
    },
    async share() {
      const link = `${location.origin}${location.pathname}${await shareFragment(texts)}`;
      store.set({ link });
      const long = link.length > longLink ? ' It is long, and some programs cut such links short.' : '';
      const first = (await copy(link)) ? 'The link is on the clipboard.' : 'Copy the link below.';
      say(`${first} It holds the pack and the statement themselves; no server sees them.${long}`);
    },
    download() {
      const name = /^pack:\s*([a-z0-9-]+)/m.exec(texts.pack)?.[1] ?? 'pack';
      download({ name: `${name}.yaml`, type: 'application/yaml', text: texts.pack });
    },
    say,
    end() {
      removeEventListener('hashchange', onHash);
      removeEventListener('rulepack-forget', onForget);
      engine.end();
    },
  };
}
