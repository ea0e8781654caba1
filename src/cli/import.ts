import { resolve } from 'node:path';
import {
  importDefinitions,
  importPredicates,
  type Imported,
  type ImportedPack,
} from '../authoring/import/import-definitions.js';
import { counted } from '../report/counts.js';
import { visible } from '../report/visible.js';
import { readSource, type ImportSource } from './import-source.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { readArguments } from './options.js';
import { schemaLine } from './schema-line.js';
import { demandNewFolder, writeFolder } from './write-folder.js';

const importHelp = `Usage: rulepack import SOURCE... --output FOLDER

Makes rule packs of FHIR definitions: one of each StructureDefinition, named after its id. Each has examples, and
proves itself with rulepack test. What a pack cannot say of its definition is told, and stands in comments at its
beginning.

A SOURCE is a StructureDefinition in JSON (an extension, a profile, or a resource type), a Bundle or a folder of them,
or a FHIR package (.tgz). Required bindings become lists of codes where the sources hold the value sets, too. It can
also be a rule file of Firely's Quality Control (.rules.yaml) or FHIR Shorthand (.fsh), of which the invariants count:
each file becomes a pack, and conditions that nothing fails, or nothing passes, are told and left out.

  --output FOLDER   where the packs are written: a new or empty folder
  --verbose         tell of every pack, not only of those that do not say all

Exit code: 0 written; 1 written, but not a pack of every definition; 2 wrong usage, or a source that cannot be read,
and nothing was written.
`;

export async function importCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    output: { type: 'string' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(importHelp);
    return 0;
  }
  if (positionals.length === 0)
    throw new UsageError('Name what is to be imported: a file, a folder or a FHIR package.');
  if (typeof values.output !== 'string' || values.output === '')
    throw new UsageError('Name the folder for the packs with --output.');
  const folder = resolve(io.folder, values.output);
  await demandNewFolder(folder, values.output);
  const sources = await Promise.all(positionals.map((name) => readSource(name, io)));
  const imported = await importAll(sources);
  demandSomething(imported, sources, positionals);
  const line = schemaLine(folder);
  const files = new Map(imported.packs.map(({ file, text }) => [`${file}.yaml`, line + text]));
  await writeFolder(folder, values.output, files);
  const passedOver = sources.flatMap((each) => each.passedOver);
  for (const name of passedOver) await io.complain(`${visible(name)}: passed over; it is no FHIR resource\n`);
  await io.output(importText(imported, values.output, values.verbose === true));
  return imported.refused.length > 0 ? 1 : 0;
}

async function importAll(sources: readonly ImportSource[]): Promise<Imported> {
  const resources = sources.flatMap((each) => each.resources);
  const { release } = sources.find((each) => each.release !== undefined) ?? {};
  const defined = await importDefinitions(resources, release);
  const predicates = sources.flatMap((each) => each.predicates);
  const taken = new Set(defined.packs.map(({ file }) => file.toLowerCase()));
  const stated = await importPredicates(predicates, taken);
  return { packs: [...defined.packs, ...stated.packs], refused: [...defined.refused, ...stated.refused] };
}

/** One file alone tells why it is none that can be imported. */
function demandSomething(
  { packs, refused }: Imported,
  sources: readonly ImportSource[],
  names: readonly string[],
): void {
  if (packs.length > 0) return;
  const [first] = refused;
  if (first !== undefined)
    throw new UsageError(`${first.name}: ${first.why.replace(/\.$/, '')}. Nothing was written.`);
  const types = [
    ...new Set(sources.flatMap(({ resources }) => resources.map(({ json }) => wordOf(json.resourceType)))),
  ];
  const others = types.length === 0 ? '' : `, only ${types.slice(0, 5).join(', ')}`;
  throw new UsageError(`${names.join(', ')}: no StructureDefinition is there${others}. Nothing was written.`);
}

function importText({ packs, refused }: Imported, folder: string, isVerbose: boolean): string {
  const lines = packs.flatMap((pack) => packLines(pack, folder, isVerbose));
  for (const { name, why } of refused) lines.push(`${name}: no pack: ${why}`);
  const rules = packs.reduce((sum, pack) => sum + pack.rules, 0);
  const rows = packs.reduce((sum, pack) => sum + pack.rows, 0);
  lines.push(
    `${counted(packs.length, 'pack')} in ${folder}: ${counted(rows, 'row')} and ${counted(rules, 'rule')}, all proved`,
  );
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function packLines(
  { file, rules, rows, unsaid }: ImportedPack,
  folder: string,
  isVerbose: boolean,
): string[] {
  if (unsaid.length === 0 && !isVerbose) return [];
  return [
    `${folder}/${file}.yaml: ${counted(rows, 'row')}, ${counted(rules, 'rule')}`,
    ...unsaid.map((each) => `  not in it: ${each.replace(/\s+/g, ' ')}`),
  ];
}

const wordOf = (type: unknown): string => (typeof type === 'string' ? type : 'JSON without a resourceType');
