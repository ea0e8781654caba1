import type { Reported } from '../report.js';

/** What an issue is about that stands in no description of a resource. */
export const elsewhere = 'the rest of the statement';

/** The type of the resource whose description in `rest.resource` each issue stands in, in the order of the issues. */
export function resourceNamesOf({ result }: Pick<Reported, 'result'>): readonly string[] {
  let root: unknown;
  let isParsed = false;
  return result.issues.map(({ issue }) => {
    const [location = ''] = issue.expression ?? [];
    const path = /^.*?\brest\[\d+\]\.resource\[\d+\]/.exec(location)?.[0];
    if (path === undefined) return elsewhere;
    if (!isParsed) root = parsed(result.text);
    isParsed = true;
    const type = propertyOf(at(root, path), 'type');
    return typeof type === 'string' ? type : path;
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Follows a location; an object where an array belongs counts as an array of one. */
function at(root: unknown, path: string): unknown {
  let value = root;
  for (const step of path.split('.').slice(1)) {
    const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    value = propertyOf(value, name);
    if (index !== undefined && Array.isArray(value)) value = (value as unknown[])[Number(index)];
  }
  return value;
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
