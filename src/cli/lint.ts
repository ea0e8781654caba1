import { writeFile } from 'node:fs/promises';

import { loadParser } from '../expression/parse.js';
import { readPackFile } from '../load-pack.js';
import { createStyle, type Style } from '../report/style.js';
import { fixText } from '../rules/lint/fix.js';
import { lintPack, type LintOptions } from '../rules/lint/lint-pack.js';
import { readPackContent, type ParsePackOptions } from '../rules/parse-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import { shippedPackNames } from '../rules/shipped.js';
import { failureText } from './failure.js';
import { complainAbout, UsageError, wantsColour, type ExitCode, type Io } from './io.js';
import { adviceCode, listText, pageText } from './lint-pages.js';
import { adviceText, fixedText, summaryText } from './lint-report.js';
import { readArguments } from './options.js';
import { packPath, unreadable } from './packs.js';

const lintHelp = `Usage: rulepack lint [OPTION]... [PACK]...

Says what is wrong with rule packs, and what is unwise. A PACK is a YAML file or the name of one that ships (default:
all that ship).

  --strict          exit with 1 where there is advice
  --fix             mend in the file what can be mended without a doubt
  --off CODE        do without an advice; may be repeated
  --for-export      the rules will be invariants of a StructureDefinition
  --list            list the codes of all advice
  --explain CODE    tell why an advice is given, with an example

A rule can do without an advice, too: lint: { CODE: why }.

Exit code: 0 nothing is wrong; 1 there is advice, and --strict; 2 a file could not be read or written, or wrong usage;
3 a pack is defective.
`;

interface Settings extends LintOptions {
  readonly isFixing: boolean;
  readonly isStrict: boolean;
}

export async function lintCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    strict: { type: 'boolean' },
    fix: { type: 'boolean' },
    off: { type: 'string', multiple: true },
    'for-export': { type: 'boolean' },
    list: { type: 'boolean' },
    explain: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  const style = createStyle(wantsColour(io));
  const page =
    values.help === true
      ? lintHelp
      : values.list === true
        ? listText(style)
        : values.explain !== undefined
          ? pageText('explain', values.explain, style)
          : undefined;
  if (page !== undefined) {
    await io.output(page);
    return 0;
  }
  const settings: Settings = {
    isFixing: values.fix === true,
    isStrict: values.strict === true,
    isForExport: values['for-export'] === true,
    off: new Set([values.off ?? []].flat().map((code) => adviceCode('off', code))),
  };
  const names = positionals.length > 0 ? positionals : shippedPackNames();
  let exit: ExitCode = 0;
  for (const name of names) {
    const code = await lintNamed(name, settings, style, io).catch((error: unknown) =>
      complainAbout(error, io),
    );
    if (code > exit) exit = code;
  }
  return exit;
}

async function lintNamed(name: string, settings: Settings, style: Style, io: Io): Promise<ExitCode> {
  const { path, shown, isShipped } = packPath(name, io);
  if (settings.isFixing && isShipped)
    throw new UsageError(`${name} ships with this package; --fix is for files of your own.`);
  const file = await readPackFile(path, shown).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  let { text } = file;
  if (settings.isFixing) text = await fixFile(path, shown, text, file.options, settings, style, io);
  const { errors, content } = await readPackContent(text, file.options);
  if (errors.length > 0) await complainAbout(new RulePackError(errors), io);
  const advice = content ? lintPack(content, settings) : [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  await io.output(advice.map((each) => adviceText(each, lines, style)).join(''));
  if (errors.length > 0) return 3;
  await io.output(summaryText(shown, content?.rules.length ?? 0, advice.length, style));
  return settings.isStrict && advice.length > 0 ? 1 : 0;
}

/** Writes the file anew where something could be mended, and gives its text. */
async function fixFile(
  path: string,
  shown: string,
  text: string,
  options: ParsePackOptions,
  settings: LintOptions,
  style: Style,
  io: Io,
): Promise<string> {
  const { content } = await readPackContent(text, options);
  const result = await fixText(text, content ? lintPack(content, settings) : [], await loadParser());
  if (result.text === text) return text;
  try {
    await writeFile(path, result.text);
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${failureText(error)}.`);
  }
  await io.output(result.fixed.map((each) => fixedText(each, style)).join(''));
  return result.text;
}
