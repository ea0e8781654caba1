import { RE2JS } from 're2js';
import { EvaluationError } from './compiled.js';
import { createNativeFind, createNativeFull } from './pattern/native-pattern.js';
import { parsePattern } from './pattern/parse-pattern.js';

/** A regular expression with FHIRPath's meaning that runs in time linear in the text. */
export interface Pattern {
  /** Matches somewhere in the text. */
  find(text: string): boolean;
  /** Matches the whole text. */
  full(text: string): boolean;
  /** Replaces every match; `$1` and `${name}` in the replacement stand for groups. */
  replace(text: string, replacement: string): string;
}

const known = new Map<string, Pattern>();
const maxKnown = 1000;
/** To go back over a longer text, the engine's own regular expressions may need more memory than they have. */
const maxNative = 50_000;

/** Throws `EvaluationError` for a pattern that is malformed or cannot run in linear time. */
export function compilePattern(source: string): Pattern {
  let pattern = known.get(source);
  if (pattern === undefined) {
    pattern = createPattern(source);
    if (known.size >= maxKnown) known.clear();
    known.set(source, pattern);
  }
  return pattern;
}

/** What is not needed is neither proven nor compiled. */
function createPattern(source: string): Pattern {
  const re2 = once(() => compileRe2(source));
  const node = parsePattern(source);
  if (node === undefined) re2();
  const nativeFind = once(() => (node === undefined ? undefined : createNativeFind(node)));
  const nativeFull = once(() => (node === undefined ? undefined : createNativeFull(node)));
  return {
    find(text) {
      const native = text.length > maxNative ? undefined : nativeFind();
      return native === undefined ? re2().matcher(text).find() : native.test(text);
    },
    full(text) {
      const native = text.length > maxNative ? undefined : nativeFull();
      return native === undefined ? re2().matcher(text).matches() : native.test(text);
    },
    replace: (text, replacement) => re2().matcher(text).replaceAll(groupsAsInJavaScript(replacement)),
  };
}

function once<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => (created ??= { value: create() }).value;
}

/** FHIRPath's `.` matches a line break too. */
function compileRe2(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.DOTALL);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'malformed';
    throw new EvaluationError(`The regular expression cannot be used (${why}).`);
  }
}

/** `${name}` names a group, and `$0` is the whole match. */
const groupsAsInJavaScript = (replacement: string): string =>
  replacement.replace(/\$\{(\w+)\}/g, '$$<$1>').replace(/\$0/g, '$$&');
