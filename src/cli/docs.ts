import { docsFiles } from '../authoring/docs/docs-files.js';
import type { DocsFormat } from '../authoring/docs/file-name.js';
import { counted } from '../report/counts.js';
import { enginePack } from '../report/docs-url.js';
import { RulePackError } from '../rules/rule-error.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPackNames } from '../rules/shipped.js';
import { writeDocs } from './docs-folder.js';
import { playgroundAddress, playgroundLinks } from './docs-playground.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, readArguments } from './options.js';
import { readPack } from './packs.js';

const docsHelp = `Usage: rulepack docs --output DIR [OPTION]... [PACK]...

Writes the documentation of rule packs: a page of all, a page for each pack and for each rule, with its examples and the
issues that they give, and one of the issues that come from no rule. A PACK is a YAML file or the name of one that ships
(default: all that ship).

  --output DIR        the folder to write into; what else is in it stays
  --format FORMAT     html (a site without scripts, which loads nothing else) or md (Markdown) (default: html)
  --playground URL    where the page of rulepack serve is: each rule opens there; an address that begins with ./ or
                      ../ is relative to DIR (default: no such links)

Exit code: 0 written; 2 a file could not be read or written, or wrong usage; 3 a pack is defective, and nothing is
written.
`;

const formats: readonly DocsFormat[] = ['html', 'md'];

export async function docsCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    output: { type: 'string' },
    format: { type: 'string' },
    playground: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(docsHelp);
    return 0;
  }
  const { output } = values;
  if (typeof output !== 'string' || output === '' || output === '-')
    throw new UsageError('Name the folder to write into: --output DIR.');
  const format = oneOf('format', values.format, formats, 'html');
  const playground = playgroundAddress(values.playground);
  const names = positionals.length > 0 ? positionals : shippedPackNames();
  const packs = await readPacks(names, io);
  const links = playground === undefined ? undefined : await playgroundLinks(playground, packs, names, io);
  const files = docsFiles(packs, {
    format,
    ...(links && { playground: (_, rule) => links.get(rule) }),
  });
  await writeDocs(output, files, format, io);
  await io.output(`${counted(files.size, 'file')} of ${counted(packs.length, 'pack')} in ${output}\n`);
  return 0;
}

/** All of them, so that the defects of all are told at once. */
async function readPacks(names: readonly string[], io: Io): Promise<RulePack[]> {
  const packs: RulePack[] = [];
  const errors: RulePackError['errors'][number][] = [];
  for (const name of names) {
    try {
      packs.push(await readPack(name, io));
    } catch (error) {
      if (!(error instanceof RulePackError)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new RulePackError(errors);
  demandNames(packs, names);
  return packs;
}

/** Each pack has a folder of its name. */
function demandNames(packs: readonly RulePack[], names: readonly string[]): void {
  const taken = new Map<string, number>();
  for (const [index, { pack }] of packs.entries()) {
    if (pack === enginePack)
      throw new UsageError(
        `${names[index] ?? pack}: ${pack} is the folder of issues that come from no rule; rename the pack.`,
      );
    const other = taken.get(pack);
    if (other !== undefined) {
      const [one = '', two = ''] = [names[other], names[index]];
      throw new UsageError(`${one} and ${two} are both packs of the name ${pack}; name one of them.`);
    }
    taken.set(pack, index);
  }
}
