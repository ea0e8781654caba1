import { exportPack, type ExportedPack } from '../authoring/export/export-pack.js';
import { fshOf } from '../authoring/export/fsh.js';
import { readPackFile } from '../load-pack.js';
import { visible } from '../report/visible.js';
import { readPackContent } from '../rules/parse-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import { errorCode } from './failure.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, outputFile, readArguments } from './options.js';
import { demandOwnFiles, filesRead, filesWritten } from './own-files.js';
import { packPath, unreadable } from './packs.js';
import { openReportFile, outputFailure } from './report-file.js';

const exportHelp = `Usage: rulepack export [OPTION]... PACK

Writes a pack as StructureDefinitions of FHIR R4, whose constraints every FHIR validator can check: one of the resource
that the pack judges, and one of each extension that it defines; several stand in a Bundle. What a StructureDefinition
cannot say is not in it, and is told with the reason. rulepack import makes the same rules of it again. PACK is a YAML
file or the name of a pack that ships.

  --format FORMAT   json or fsh, FHIR Shorthand (default: json)
  --output FILE     write to a file; - is standard output

Exit code: 0 written; 2 nothing of the pack can be exported, wrong usage, or a file cannot be written; 3 the pack is
defective.
`;

export async function exportCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    output: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(exportHelp);
    return 0;
  }
  const [name, ...more] = positionals;
  if (name === undefined) throw new UsageError('Name the pack that is to be exported.');
  if (more.length > 0) throw new UsageError(`One pack at a time: ${name} or ${more.join(' or ')}.`);
  const format = oneOf('format', values.format, ['json', 'fsh'], 'json');
  const output = outputFile(values.output);
  const { path } = packPath(name, io);
  if (output !== undefined) await demandOwnFiles(filesWritten([output]), filesRead([path]), io);
  const exported = await exportedPack(name, io);
  const left = exported.left
    .map(({ what, why }) => `rulepack: not exported: ${visible(`${what}: ${why}`)}\n`)
    .join('');
  if (left !== '') await io.complain(left);
  if (exported.definitions.length === 0) throw new UsageError(`${name}: nothing of it can be exported.`);
  await write(format === 'fsh' ? fshText(exported) : jsonText(exported), output, io);
  return 0;
}

async function exportedPack(name: string, io: Io): Promise<ExportedPack> {
  const { path, shown } = packPath(name, io);
  const { text, options } = await readPackFile(path, shown).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const { content, errors } = await readPackContent(text, options);
  if (errors.length > 0 || content === undefined) throw new RulePackError(errors);
  return exportPack(content);
}

function jsonText({ definitions }: ExportedPack): string {
  const [only, second] = definitions;
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: definitions.map((resource) => ({ fullUrl: resource.url, resource })),
  };
  return `${JSON.stringify(second === undefined ? only : bundle, undefined, 2)}\n`;
}

const fshText = ({ definitions }: ExportedPack): string => `${definitions.map(fshOf).join('\n\n')}\n`;

async function write(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined) {
    await io.output(text);
    return;
  }
  const file = await openReportFile(output, io);
  try {
    await file.write(text);
    await file.close();
  } catch (error) {
    await file.discard();
    if (errorCode(error) === undefined) throw error;
    throw new UsageError(outputFailure(output, error));
  }
}
