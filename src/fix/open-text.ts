import type { JsonPath } from '../fhir/location.js';
import { scanJson } from '../input/json-scanner.js';
import { stringAt } from '../input/json-string.js';

/** A value in a text: the offsets of its first character and behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A property of an object, or an item of an array, which has no key. */
export interface Member extends Span {
  readonly name: string | undefined;
  readonly key: Span | undefined;
  readonly value: Span;
}

/** A property or an item, with all that stand beside it. */
export interface Spot {
  readonly holder: Container;
  readonly index: number;
  readonly member: Member;
}

export interface Container extends Span {
  readonly isArray: boolean;
  readonly members: readonly Member[];
  /** Where the container itself stands; undefined for the root. */
  readonly spot: Spot | undefined;
}

/** JSON text whose parts are looked up by path. Every object and array is read once. */
export interface OpenText {
  readonly text: string;
  /** Undefined where there is no such thing, or a name on the way stands twice in its object. */
  spotAt(path: JsonPath): Spot | undefined;
  containerAt(path: JsonPath): Container | undefined;
}

/** Opens text that is known to be JSON. */
export function openText(text: string): OpenText {
  const known = new Map<number, Container>();
  const open = (span: Span, spot: Spot | undefined): Container | undefined => {
    let container = known.get(span.start);
    if (container !== undefined) return container;
    const first = text.charAt(span.start);
    if (first !== '{' && first !== '[') return undefined;
    container = { ...span, isArray: first === '[', members: membersOf(text, span), spot };
    known.set(span.start, container);
    return container;
  };
  const containerAt = (path: JsonPath): Container | undefined => {
    if (path.length === 0) {
      const start = text.search(/\S/);
      return start < 0 ? undefined : open({ start, end: text.trimEnd().length }, undefined);
    }
    const spot = spotAt(path);
    return spot && open(spot.member.value, spot);
  };
  const spotAt = (path: JsonPath): Spot | undefined => {
    const step = path.at(-1);
    const holder = step === undefined ? undefined : containerAt(path.slice(0, -1));
    if (holder === undefined || step === undefined) return undefined;
    if (holder.isArray !== (typeof step === 'number') || hasRepeats(holder)) return undefined;
    const index = typeof step === 'number' ? step : holder.members.findIndex(({ name }) => name === step);
    const member = holder.members[index];
    return member && { holder, index, member };
  };
  return { text, spotAt, containerAt };
}

const hasRepeats = ({ isArray, members }: Container): boolean =>
  !isArray && new Set(members.map(({ name }) => name)).size < members.length;

/** Reads one container; what stands deeper is passed over. */
function membersOf(text: string, { start, end }: Span): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let key: Span | undefined;
  let from = 0;
  const add = (value: Span): void => {
    const name = key && stringAt(text, key.start, key.end);
    members.push({ name, key, value, start: key?.start ?? value.start, end: value.end });
    key = undefined;
  };
  scanJson(text.slice(start, end), {
    key(first, last) {
      key = { start: start + first, end: start + last };
    },
    scalar(first, last) {
      add({ start: start + first, end: start + last });
    },
    open(_, first) {
      depth += 1;
      from = start + first;
      return depth > 1;
    },
    close(last) {
      depth -= 1;
      if (depth > 0) add({ start: from, end: start + last });
    },
  });
  return members;
}
