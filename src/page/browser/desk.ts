import type { Edit } from '../../fix/edit.js';
import { isXml } from '../../input/is-xml.js';
import { counted, countsText, numberText } from '../../report/counts.js';
import type { PageFormat } from '../page-report.js';
import type { Source } from '../read-source.js';
import type { Entry, IssueView, Opened, ResultView } from '../view.js';
import { copy } from './copy.js';
import { download } from './download.js';
import { startEngine, type Engine } from './engine.js';
import { remember } from './memory.js';
import { createStore, type Store } from './store.js';

/** What the page knows of what was dropped on it. */
export interface DeskState {
  readonly entries: readonly Entry[];
  readonly reading: { readonly done: number; readonly total: number } | undefined;
  readonly opened: Opened | undefined;
  readonly result: ResultView | undefined;
  /** The index of an issue of the result. */
  readonly selected: number | undefined;
  /** What was done last, or went wrong: a sentence. */
  readonly said: string;
  readonly isBroken: boolean;
}

/** The text that is looked at, as far as the desk has to do with it. */
export interface TextPort {
  setText(text: string): void;
  change(edits: readonly Edit[]): void;
  showIssues(issues: readonly IssueView[]): void;
  /** Shows an issue by its index, or a place by its offset; with focus, the cursor goes there. */
  goTo(target: { readonly issue: number } | { readonly offset: number }, hasFocus: boolean): void;
}

export interface Desk {
  readonly store: Store<DeskState>;
  /** Adds to what is there. */
  add(sources: readonly Source[]): Promise<void>;
  stop(): void;
  open(id: number): Promise<void>;
  /** To be called with every change of the text. */
  readonly edit: (text: string) => void;
  attach(port: TextPort): void;
  select(index: number | undefined, hasFocus?: boolean): void;
  /** Shows an element of the statement. */
  goToLocation(location: string): Promise<void>;
  fix(index: number): Promise<void>;
  fixSafe(): Promise<void>;
  layOut(): Promise<void>;
  download(format: PageFormat | 'statement'): Promise<void>;
  copyOutcome(): Promise<void>;
  /** The text as it is now. */
  text(): string | undefined;
  clear(): void;
  say(said: string): void;
}

const empty: DeskState = {
  entries: [],
  reading: undefined,
  opened: undefined,
  result: undefined,
  selected: undefined,
  said: '',
  isBroken: false,
};

/** Characters of all statements together that are kept for the next visit. */
const mostKept = 2_000_000;
const keepPause = 600;
/** The list of inputs ends here. */
export const mostEntries = 20_000;

export function createDesk(): Desk {
  const store = createStore(empty);
  let text: string | undefined;
  /** What was typed and is not judged yet. */
  let waiting: { readonly id: number; readonly text: string } | undefined;
  let isJudging = false;
  /** The editor comes later than the first verdict. */
  let port: TextPort | undefined;
  let arrived: (port: TextPort) => void = () => undefined;
  const arrival = new Promise<TextPort>((resolve) => {
    arrived = resolve;
  });
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const engine: Engine = startEngine(
    ({ entries, done }) => {
      const { entries: known, reading } = store.get();
      store.set({
        entries: [...known, ...entries].slice(0, mostEntries),
        reading: reading && { ...reading, done },
      });
    },
    () => {
      store.set({ isBroken: true, reading: undefined });
    },
  );

  const keep = (): void => {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      void engine.texts(mostKept).then((sources) => {
        const statements = sources?.map(({ name, content }) => ({ name, content: content as string }));
        const own =
          text === undefined || text.length > mostKept ? undefined : [{ name: label(), content: text }];
        if (store.get().entries.length > 0) remember({ statements: statements ?? own });
      });
    }, keepPause);
  };
  const label = (): string => store.get().opened?.label ?? '';

  const show = (result: ResultView): void => {
    const { opened, entries } = store.get();
    store.set({
      result,
      selected: undefined,
      entries: entries.map((each) =>
        each.id === opened?.id ? { ...each, counts: result.counts, notice: undefined } : each,
      ),
    });
    port?.showIssues(result.issues);
  };
  const isWaiting = (): boolean => waiting !== undefined;
  /** Sends what was typed last to the engine, which does one thing after the other. */
  const flush = async (): Promise<void> => {
    if (waiting === undefined) return;
    const { id, text: typed } = waiting;
    waiting = undefined;
    const result = await engine.edit(id, typed);
    // What was typed meanwhile is judged next; a verdict on what is gone helps nobody.
    if (!isWaiting() && store.get().opened?.id === id) show(result);
  };
  const judge = async (): Promise<void> => {
    if (isJudging) return;
    isJudging = true;
    try {
      while (isWaiting()) await flush();
      keep();
    } finally {
      isJudging = false;
    }
  };
  const say = (said: string): void => {
    store.set({ said });
  };
  const tell = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  const desk: Desk = {
    store,
    add: (sources) =>
      tell(async () => {
        const isFirst = store.get().entries.length === 0;
        store.set({ reading: { done: 0, total: sources.length }, said: '' });
        await engine.add(sources);
        const isStopped = store.get().reading === undefined;
        store.set({ reading: undefined });
        const { entries, said } = store.get();
        const [first] = isFirst ? entries : entries.slice(-1);
        if (first === undefined) return;
        await desk.open(first.id);
        say(sources.length > 1 && !isStopped ? `${counted(entries.length, 'input')} judged.` : said);
        keep();
      }),
    stop() {
      void engine.stop();
      store.set({ reading: undefined });
      say('Stopped. What was judged until then is listed.');
    },
    open: (id) =>
      tell(async () => {
        await flush();
        const opened = await engine.open(id);
        if (opened === undefined) return;
        text = opened.text;
        store.set({ opened, result: opened.result, selected: undefined, said: '' });
        port?.setText(opened.text ?? '');
        port?.showIssues(opened.result?.issues ?? []);
      }),
    edit(changed) {
      const { opened } = store.get();
      if (opened === undefined || changed === text) return;
      text = changed;
      waiting = { id: opened.id, text: changed };
      if (opened.notice !== undefined) store.set({ opened: { ...opened, notice: undefined } });
      void tell(judge);
    },
    attach(made) {
      port = made;
      const { opened, result, selected } = store.get();
      if (opened !== undefined) {
        made.setText(text ?? '');
        made.showIssues(result?.issues ?? []);
        if (selected !== undefined) made.goTo({ issue: selected }, true);
      }
      arrived(made);
    },
    select(selected, hasFocus = false) {
      store.set({ selected });
      if (selected !== undefined) port?.goTo({ issue: selected }, hasFocus);
    },
    goToLocation: (location) =>
      tell(async () => {
        const { opened } = store.get();
        await flush();
        const place = opened && (await engine.place(opened.id, location));
        if (place !== undefined) (await arrival).goTo(place, true);
      }),
    fix: (index) =>
      tell(async () => {
        const { opened, result } = store.get();
        const issue = result?.issues[index];
        const before = text;
        if (opened === undefined || issue === undefined) return;
        await flush();
        const edits = await engine.fix(opened.id, index, issue.text);
        const editor = await arrival;
        if (edits === undefined || text !== before) {
          say('This was not mended: the text has changed meanwhile. Look at it once more.');
          return;
        }
        editor.change(edits);
        say(`Done: ${issue.fix?.description ?? ''}.`);
      }),
    fixSafe: () =>
      tell(async () => {
        const { opened } = store.get();
        if (opened === undefined || text === undefined) return;
        const before = text;
        await flush();
        const { text: mended, fixed, dropped } = await engine.fixSafe(opened.id);
        const editor = await arrival;
        if (text === before) editor.change([difference(before, mended)]);
        const left =
          dropped.length === 0 ? '' : ` Not done, for it would leave another fault: ${dropped.join('; ')}.`;
        say(`${numberText(fixed)} ${fixed === 1 ? 'fix' : 'fixes'} made.${left}`);
      }),
    layOut: () =>
      tell(async () => {
        const { opened } = store.get();
        const before = text;
        if (opened === undefined || before === undefined) return;
        await flush();
        const laid = await engine.layOut(opened.id);
        if (laid === undefined) say('The text is neither JSON nor XML yet; mend that first.');
        else if (text === before) (await arrival).change([difference(before, laid)]);
      }),
    download: (format) =>
      tell(async () => {
        if (format === 'statement') {
          const name = label()
            .replace(/^.*[/\\]/, '')
            .replace(/:(\d+)$/, '-line-$1.json');
          const form = isXml(text ?? '') ? 'xml' : 'json';
          download({
            name: name === '' ? `statement.${form}` : name,
            type: `application/fhir+${form}`,
            text: text ?? '',
          });
        } else {
          await flush();
          download(await engine.report(format));
        }
      }),
    copyOutcome: () =>
      tell(async () => {
        await flush();
        const { text: outcome } = await engine.report('fhir');
        const isDone = await copy(outcome);
        say(
          isDone
            ? 'The OperationOutcome is on the clipboard.'
            : 'The browser does not let this page use the clipboard. Download the OperationOutcome instead.',
        );
      }),
    text: () => text,
    clear() {
      void engine.clear();
      clearTimeout(keeping);
      remember({ statements: undefined });
      text = undefined;
      waiting = undefined;
      store.set(empty);
    },
    say,
  };
  return desk;
}

/** `2 errors, 1 warning`, or that there is nothing. */
export const verdictText = ({ counts }: ResultView): string => countsText(counts) ?? 'No issues';

/** One edit from a text to another: what they have in common at both ends stays. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
