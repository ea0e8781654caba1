import { besides, resolvePath } from './extends.js';
import type { TableDocument } from './pack-document.js';
import { RuleError } from './rule-error.js';
import type { Table } from './structure.js';
import type { StructureContext } from './structure-context.js';

/** Reads the tables of a pack: those in the pack itself, and those in files of their own beside it or below. */
export async function readTables(context: StructureContext): Promise<Record<string, Table>> {
  const tables: Record<string, Table> = {};
  for (const [name, value] of Object.entries(context.document.tables ?? {})) {
    const table = typeof value === 'string' ? await readTableFile(name, value, context) : tableOf(value);
    if (table !== undefined) tables[name] = table;
  }
  return tables;
}

async function readTableFile(
  name: string,
  path: string,
  { file, read, chain, source, report, readYaml }: StructureContext,
): Promise<Table | undefined> {
  const fail = (text: string): void => {
    report(new RuleError('table-not-found', source.placeOf(['tables', name]), text));
  };
  const here = chain.ancestors.at(-1) ?? '';
  const resolved = resolvePath(here, path);
  if (resolved === undefined) {
    fail(`${JSON.stringify(path)} is not a path inside the folder of the pack.`);
    return undefined;
  }
  let text: string;
  try {
    if (read === undefined) throw new Error('no files can be read here');
    text = await read(resolved);
  } catch (error) {
    fail(`${path} cannot be read: ${error instanceof Error ? error.message : 'it is no file'}.`);
    return undefined;
  }
  const yaml = await readYaml(text.replace(/^\uFEFF/, ''), besides(file, here, resolved), report);
  if (yaml === undefined) {
    fail(`${path} is not usable YAML.`);
    return undefined;
  }
  if (isTable(yaml.data)) return tableOf(yaml.data);
  const form =
    'A table is a map with values, each with the list of its keys (without white space), and perhaps a prefix.';
  report(new RuleError('wrong-type', yaml.placeOf([]), form));
  return undefined;
}

const tableOf = ({ prefix = '', values }: TableDocument): Table => ({
  prefix,
  values: Object.fromEntries(Object.entries(values).map(([value, keys]) => [value, keys.join(' ')])),
});

/** The same form as the schema asks of a table inside a pack. */
function isTable(data: unknown): data is TableDocument {
  if (!isMap(data) || !isMap(data.values)) return false;
  const { prefix, values, ...more } = data;
  const lists = Object.values(values);
  return (
    Object.keys(more).length === 0 &&
    (prefix === undefined || typeof prefix === 'string') &&
    lists.every(
      (keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string' && /^\S+$/.test(key)),
    )
  );
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
