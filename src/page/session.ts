import type { CheckResult } from '../engine/check-result.js';
import { createValidator, type Validator } from '../engine/validator.js';
import type { Edit } from '../fix/edit.js';
import { fixJson } from '../fix/fix-json.js';
import { fixesOf } from '../fix/fixes-of.js';
import { decode } from '../input/decode.js';
import { isXml } from '../input/is-xml.js';
import { defaultLimits } from '../input/limits.js';
import type { Place } from '../input/places.js';
import { readInput } from '../input/read.js';
import { noCounts } from '../report/counts.js';
import { layOutXml } from './lay-out-xml.js';
import { layOut } from './lay-out.js';
import { pageReport, type PageFormat, type PageReport } from './page-report.js';
import { readSource, type Source, type SourceInput } from './read-source.js';
import { repeatUntilLoaded } from './repeat-until-loaded.js';
import { countsOf, resultView } from './result-view.js';
import type { Entry, Opened, ResultView } from './view.js';

export interface SessionOptions {
  /** Of this package. */
  readonly version: string;
  /** Loads what the engine turned out to lack, and resolves to whether anything was. */
  readonly loadMissing: () => Promise<boolean>;
}

/** What was dropped on the page, and the engine that judges it. Lives in a worker. */
export interface Session {
  /** Reads and judges sources one after the other, and tells each entry; resolves when all are done, or stopped. */
  add(sources: readonly Source[], told: (entries: readonly Entry[], done: number) => void): Promise<void>;
  stop(): void;
  open(id: number): Promise<Opened | undefined>;
  /** Judges the new text of an input. */
  edit(id: number, text: string): Promise<ResultView>;
  /** Where an element stands in the text of an input, by its location: `CapabilityStatement.rest[0]`. */
  place(id: number, location: string): Promise<Place | undefined>;
  /** How an issue with a certain text is mended; undefined where it cannot be, or is another one by now. */
  fix(id: number, issue: number, said: string): Promise<readonly Edit[] | undefined>;
  fixSafe(id: number): Promise<SafeFixes>;
  /** The text of an input with a line for each value or element; undefined where it is neither JSON nor XML. */
  layOut(id: number): Promise<string | undefined>;
  report(format: PageFormat): Promise<PageReport>;
  /** The texts of all inputs; undefined where they have more than so many characters. */
  texts(maxLength: number): readonly Source[] | undefined;
  clear(): void;
}

export interface SafeFixes {
  readonly text: string;
  readonly fixed: number;
  /** Why some were not made. */
  readonly dropped: readonly string[];
}

interface Held extends SourceInput {
  readonly id: number;
}

/** Entries are told so many milliseconds apart. */
const pause = 80;

export function createSession({ version, loadMissing }: SessionOptions): Session {
  let validator: Validator | undefined;
  let held = new Map<number, Held>();
  let last: { readonly id: number; readonly content: unknown; readonly result: CheckResult } | undefined;
  let nextId = 1;
  /** Goes up with every stop. */
  let turn = 0;

  /** Does something again until nothing was missing. */
  const whole = <T>(act: (validator: Validator) => T): Promise<T> =>
    repeatUntilLoaded(
      () => act((validator ??= createValidator())),
      async () => {
        const isMore = await loadMissing();
        if (isMore) validator = undefined;
        return isMore;
      },
    );
  const check = async ({ id, content }: Held): Promise<CheckResult> => {
    if (last?.id === id && last.content === content) return last.result;
    const result = await whole((each) => each.check(content));
    last = { id, content, result };
    return result;
  };
  const holding = (id: number): Held => {
    const found = held.get(id);
    if (found === undefined) throw new Error(`There is no input ${id.toString()}.`);
    return found;
  };

  return {
    async add(sources, told) {
      const mine = turn;
      let waiting: Entry[] = [];
      let since = performance.now();
      for (const [done, source] of sources.entries()) {
        for await (const input of readSource(source)) {
          const each: Held = { ...input, id: nextId };
          const counts =
            each.content === undefined ? { ...noCounts(), fatal: 1 } : countsOf(await check(each));
          if (mine !== turn) return;
          nextId += 1;
          held.set(each.id, each);
          waiting.push({ id: each.id, label: each.label, counts, notice: each.notice });
          if (performance.now() - since < pause) continue;
          told(waiting, done);
          waiting = [];
          since = performance.now();
          // Lets a message come in that stops this.
          await new Promise((resolve) => setTimeout(resolve));
          if (mine !== turn) return;
        }
      }
      told(waiting, sources.length);
    },
    stop() {
      turn += 1;
    },
    async open(id) {
      const found = held.get(id);
      if (found === undefined) return undefined;
      const { label, notice, content } = found;
      if (content === undefined) return { id, label, notice, text: undefined, result: undefined };
      const result = await check(found);
      const text = result.text ?? (typeof content === 'string' ? content : undefined);
      return { id, label, notice, text, result: await whole(() => resultView(result)) };
    },
    async edit(id, text) {
      const edited: Held = { ...holding(id), content: text, notice: undefined };
      held.set(id, edited);
      const result = await check(edited);
      return whole(() => resultView(result));
    },
    async place(id, location) {
      const { text } = await check(holding(id));
      const read = await whole(() => readInput(text, defaultLimits));
      return 'fatal' in read ? undefined : read.locate([{ path: pathOf(location) }])[0];
    },
    async fix(id, issue, said) {
      const { issues, text } = await check(holding(id));
      const checked = issues[issue];
      if (checked?.issue.details?.text !== said) return undefined;
      return fixesOf(checked, text)[0]?.edits;
    },
    async fixSafe(id) {
      const { text = '' } = await check(holding(id));
      const mended = await whole((each) => fixJson(text, (piece) => each.check(piece)));
      const dropped = mended.dropped.map(
        ({ fix, hindrance }) => `${fix.description}: ${hindrance?.issue.details?.text ?? ''}`,
      );
      return { text: mended.text, fixed: mended.fixed.length, dropped };
    },
    async layOut(id) {
      const { text } = await check(holding(id));
      if (text === undefined) return undefined;
      return isXml(text) ? whole(() => layOutXml(text)) : layOut(text);
    },
    async report(format) {
      const judged = async function* (): AsyncGenerator<{ input: SourceInput; result: CheckResult }> {
        for (const each of held.values()) {
          if (each.content !== undefined) yield { input: each, result: await check(each) };
        }
      };
      return pageReport(format, judged(), version);
    },
    texts(maxLength) {
      const texts: Source[] = [];
      let left = maxLength;
      for (const each of held.values()) {
        const { content, label } = each;
        if (content === undefined || left < content.length) return undefined;
        left -= content.length;
        const read = typeof content === 'string' ? { text: content } : decode(content);
        if ('fault' in read) return undefined;
        texts.push({ name: label, content: read.text });
      }
      return texts;
    },
    clear() {
      turn += 1;
      held = new Map();
      last = undefined;
    },
  };
}

/** Steps into the JSON; the first word of a location is the type of the resource. */
const pathOf = (location: string): (string | number)[] =>
  location
    .split('.')
    .slice(1)
    .flatMap((step) => {
      const [name = '', index] = step.split('[');
      return index === undefined ? [name] : [name, parseInt(index, 10)];
    });
