import type { Edit } from '../../fix/edit.js';
import { counted, countsText, plural } from '../../report/counts.js';
import type { PageFormat } from '../page-report.js';
import type { Source } from '../read-source.js';
import type { Entry, IssueView, Opened, ResultView } from '../view.js';
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
  let waiting: string | undefined;
  let isJudging = false;
  /** The editor comes later than the first verdict. */
  let port: TextPort | undefined;
  let arrived: (port: TextPort) => void = () => undefined;
  const arrival = new Promise<TextPort>((resolve) => {
    arrived = resolve;
  });
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const start = (): Engine =>
    startEngine(
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
  const engine = start();

  const keep = (): void => {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      void engine.texts(mostKept).then((sources) => {
        const statements = sources?.map(({ name, content }) => ({ name, content: content as string }));
        const own =
          text === undefined || text.length > mostKept ? undefined : [{ name: label(), content: text }];
        remember({ statements: statements ?? own });
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
  const judge = async (id: number): Promise<void> => {
    if (isJudging) return;
    isJudging = true;
    try {
      while (waiting !== undefined) {
        const next = waiting;
        waiting = undefined;
        const result = await engine.edit(id, next);
        // What was typed meanwhile is judged next; a verdict on what is gone helps nobody.
        if (!isWaiting() && store.get().opened?.id === id) show(result);
      }
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
        const added = engine.add(sources);
        await added;
        const isStopped = store.get().reading === undefined;
        store.set({ reading: undefined });
        const { entries } = store.get();
        const [first] = isFirst ? entries : entries.slice(-1);
        const { said } = store.get();
        if (first !== undefined) await desk.open(first.id);
        say(said);
        if (sources.length > 1 && !isStopped) say(`${counted(entries.length, 'input')} judged.`);
        keep();
      }),
    stop() {
      void engine.stop();
      store.set({ reading: undefined });
      say('Stopped. What was judged until then is listed.');
    },
    open: (id) =>
      tell(async () => {
        const opened = await engine.open(id);
        if (opened === undefined) return;
        text = opened.text;
        waiting = undefined;
        store.set({ opened, result: opened.result, selected: undefined, said: '' });
        port?.setText(opened.text ?? '');
        port?.showIssues(opened.result?.issues ?? []);
      }),
    edit(changed) {
      const { opened } = store.get();
      if (opened === undefined || changed === text) return;
      text = changed;
      waiting = changed;
      if (opened.notice !== undefined) store.set({ opened: { ...opened, notice: undefined } });
      void tell(() => judge(opened.id));
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
        const place = opened && (await engine.place(opened.id, location));
        if (place !== undefined) port?.goTo(place, true);
      }),
    fix: (index) =>
      tell(async () => {
        const { opened, result } = store.get();
        const edits = opened && (await engine.fix(opened.id, index));
        if (edits === undefined) {
          say('This cannot be mended from here; the text is not as the fix expects it.');
          return;
        }
        (await arrival).change(edits);
        say(`Done: ${result?.issues[index]?.fix?.description ?? ''}.`);
      }),
    fixSafe: () =>
      tell(async () => {
        const { opened } = store.get();
        if (opened === undefined || text === undefined) return;
        const before = text;
        const { text: mended, fixed, dropped } = await engine.fixSafe(opened.id);
        const editor = await arrival;
        if (text === before) editor.change([difference(before, mended)]);
        const left =
          dropped.length === 0 ? '' : ` Not done, for it would leave another fault: ${dropped.join('; ')}.`;
        say(`${counted(fixed, 'fix').replace(/fixs$/, 'fixes')} made.${left}`);
      }),
    layOut: () =>
      tell(async () => {
        const { opened } = store.get();
        const before = text;
        if (opened === undefined || before === undefined) return;
        const laid = await engine.layOut(opened.id);
        if (laid === undefined) say('The text is no JSON yet; mend that first.');
        else if (text === before) (await arrival).change([difference(before, laid)]);
      }),
    download: (format) =>
      tell(async () => {
        if (format === 'statement') {
          const name = label()
            .replace(/^.*[/\\]/, '')
            .replace(/:(\d+)$/, '-line-$1.json');
          download({
            name: name === '' ? 'statement.json' : name,
            type: 'application/fhir+json',
            text: text ?? '',
          });
        } else download(await engine.report(format));
      }),
    copyOutcome: () =>
      tell(async () => {
        const { text: outcome } = await engine.report('fhir');
        await navigator.clipboard.writeText(outcome);
        say('The OperationOutcome is on the clipboard.');
      }),
    text: () => text,
    clear() {
      void engine.clear();
      clearTimeout(keeping);
      text = undefined;
      waiting = undefined;
      store.set(empty);
    },
    say,
  };
  return desk;
}

/** `2 errors, 1 warning`, or that there is nothing. */
export function verdictText({ counts, issues }: ResultView): string {
  return issues.length === 0 ? 'No issues' : (countsText(counts) ?? plural(0, 'issue'));
}

/** One edit from a text to another: what they have in common at both ends stays. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
