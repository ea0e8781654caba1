/** Where in a YAML text somebody writes, as far as its indentation tells: the text need not be YAML yet. */
export interface YamlSpot {
  /** Names of the fields around the place, the outermost first; steps into lists are left out. */
  readonly path: readonly string[];
  /** Whether it is the value of the last of them, and not its name. */
  readonly isValue: boolean;
  /** What stands before the place: of the value, or of the name. */
  readonly written: string;
}

interface Line {
  readonly indent: number;
  readonly name: string | undefined;
  readonly rest: string;
}

/** Undefined inside a comment. */
export function yamlSpotAt(text: string, offset: number): YamlSpot | undefined {
  const before = text.slice(0, offset).split('\n');
  const last = before.pop() ?? '';
  if (/^\s*#|\s#/.test(last)) return undefined;
  const here = lineOf(last);
  const names: string[] = [];
  let indent = here.indent;
  let written = here.rest;
  let isValue = here.name !== undefined;
  if (here.name !== undefined) names.unshift(here.name);
  for (const each of before.reverse()) {
    if (each.trim() === '' || /^\s*#/.test(each)) continue;
    const line = lineOf(each);
    if (line.indent >= indent) continue;
    const isBlock = /^[|>][+-]?\s*$/.test(line.rest) && line.name !== undefined;
    indent = line.indent;
    if (isBlock && names.length === 0) isValue = true;
    if (line.name !== undefined) names.unshift(line.name);
    if (indent === 0) break;
  }
  if (!isValue) {
    written = last.trimStart().replace(/^(?:- +)+/, '');
    names.push(written);
  }
  return { path: names, isValue, written };
}

/** `- name: rest` counts from where the name begins. */
function lineOf(text: string): Line {
  const [, start = '', name, rest = ''] = /^(\s*(?:- +)*)(?:([\w$-]+):(?:\s+|$))?(.*)$/.exec(text) ?? [];
  return { indent: start.length, name, rest };
}
