import { RE2JS } from 're2js';
import { EvaluationError } from './compiled.js';

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

/** FHIRPath's `.` matches a line break too. */
function createPattern(source: string): Pattern {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, RE2JS.DOTALL);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'malformed';
    throw new EvaluationError(`The regular expression cannot be used (${why}).`);
  }
  return {
    find: (text) => compiled.matcher(text).find(),
    full: (text) => compiled.matcher(text).matches(),
    replace: (text, replacement) => compiled.matcher(text).replaceAll(groupsAsInJavaScript(replacement)),
  };
}

/** `${name}` names a group, and `$0` is the whole match. */
const groupsAsInJavaScript = (replacement: string): string =>
  replacement.replace(/\$\{(\w+)\}/g, '$$<$1>').replace(/\$0/g, '$$&');
