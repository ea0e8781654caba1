import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where an editor finds the schema of packs, seen from a folder. */
export function schemaFrom(folder: string): string {
  const schema = fileURLToPath(new URL('../../rules/rule-pack.schema.json', import.meta.url));
  return relative(folder, schema).split(sep).join('/');
}

/** The first line of a pack's file, by which editors know its schema. */
export const schemaLine = (folder: string): string =>
  `# yaml-language-server: $schema=${schemaFrom(folder)}\n`;
