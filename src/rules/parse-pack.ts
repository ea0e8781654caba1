import type { Chain, PackReader, Reader } from './extends.js';
import { fallbackFor } from './fallback-for.js';
import { readContent, type PackContent, type PackReading, type ReadingTools } from './pack-content.js';
import { RulePackError } from './rule-error.js';
import type { RulePack } from './rule-pack.js';

export interface ParsePackOptions {
  /** The name that messages give the file. */
  readonly file?: string;
  /** Reads a file that `extends` names, by its path relative to this one. Without it, only shipped packs can be extended. */
  readonly read?: Reader;
}

/**
 * Reads a rule pack from YAML. Rejects with `RulePackError`, which lists every defect, for a pack that cannot be
 * used, and with nothing else.
 */
export async function parsePack(text: string, options: ParsePackOptions = {}): Promise<RulePack> {
  const { file = 'pack.yaml', read } = options;
  return packReader({})(text, file, read, firstOf(file));
}

const firstOf = (file: string): Chain => ({
  ancestors: [file.split('/').at(-1) ?? file],
  known: new Map(),
});

/** Reads as much of a pack as there is. Never rejects. */
export const readPackContent = (
  text: string,
  { file = 'pack.yaml', read }: ParsePackOptions = {},
  tools: ReadingTools = {},
): Promise<PackReading> => readContent(text, file, read, firstOf(file), packReader(tools), tools);

/** As `parsePack`; the chain ends with the file. */
function packReader(tools: ReadingTools): PackReader {
  const readPack: PackReader = async (text, file, read, chain) => {
    const { errors, content } = await readContent(text, file, read, chain, readPack, tools);
    if (errors.length > 0 || content === undefined) throw new RulePackError(errors);
    return packOf(content);
  };
  return readPack;
}

async function packOf({ document, structure, inherited, ...content }: PackContent): Promise<RulePack> {
  const rules = content.rules.map(({ rule }) => rule);
  const fallback = await fallbackFor(rules);
  return {
    language: 1,
    pack: document.pack,
    version: document.version,
    title: document.title,
    url: document.url,
    fhirVersion: document.fhirVersion,
    resource: document.resource,
    ...(document.source !== undefined && { source: document.source }),
    ...(document.definition && { definition: document.definition }),
    constants: { ...document.constants },
    ...(document.base && { base: document.base }),
    rules,
    ...(structure && { structure }),
    extends: inherited,
    ...(fallback && { fallback }),
  };
}
