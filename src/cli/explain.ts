import { explainDocument } from '../authoring/explain-document.js';
import { explainRule, headLines } from '../authoring/explain-rule.js';
import { compileRules, withExtended, type CompiledRule } from '../engine/compile-rules.js';
import { nearest } from '../fhir/nearest.js';
import type { Release } from '../fhir/release.js';
import { readDocument } from '../input/document.js';
import { defaultLimits, defaultLineBytes } from '../input/limits.js';
import { createStyle } from '../report/style.js';
import { visible } from '../report/visible.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPackNames } from '../rules/shipped.js';
import { readInputs, type Input } from './inputs.js';
import { UsageError, wantsColour, type ExitCode, type Io } from './io.js';
import { oneOf, readArguments, type OptionValue } from './options.js';
import { choosePacks, readPack } from './packs.js';
import { dateOf, releaseOf } from './rule-options.js';

const explainHelp = `Usage: rulepack explain KEY [FILE] [OPTION]...

Shows a rule: what it says, where it applies, how it is evaluated, what it costs, its examples. With a FILE (or -),
shows how the rule comes to its verdict there: each element that it judges, and the value of each part of its
expressions. Of large files, the first few of everything are shown, failures before the rest, and the others counted.

  --pack NAME|FILE      look for the rule in this pack; may be repeated (default: all packs that ship)
  --fhir-version X      3.0, 4.0, 4.3 or 5.0 (default: what the statement says; 4.0 where it says nothing)
  --as-of DATE          the date that rules judge by, 2026-01-31 or a dateTime (no clock is read)
  --format FORMAT       text

Exit code: 0 shown, whatever the verdict; 2 there is no such rule, the file could not be read or is no FHIR resource,
or wrong usage; 3 a rule pack is defective.
`;

interface Settings {
  readonly version: Release | undefined;
  readonly asOf: string | undefined;
}

const limits = { isNdjson: false, maxBytes: defaultLimits.maxBytes, maxLineBytes: defaultLineBytes };

/** Lines of NDJSON that are shown. */
const maxInputs = 10;

export async function explainCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    pack: { type: 'string', multiple: true },
    'fhir-version': { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(explainHelp);
    return 0;
  }
  oneOf('format', values.format, ['text'], 'text');
  const [key, file, ...more] = positionals;
  if (key === undefined) throw new UsageError('Name the key of a rule, and a file to see it at work.');
  if (more.length > 0)
    throw new UsageError(`One file at a time can be explained, not ${(more.length + 1).toString()}.`);
  const stated = values['fhir-version'];
  const settings: Settings = {
    version: typeof stated === 'string' ? releaseOf(stated) : undefined,
    asOf: dateOf(values['as-of']),
  };
  const packs = await choosePacks([values.pack ?? shippedPackNames()].flat().map(String), io);
  const rules = findRules(key, packs);
  if (file === undefined) {
    for (const rule of rules) {
      const lines = explainRule(await withExamples(rule, io));
      await write([...lines, '', seeText(key, values.pack)], io);
    }
    return 0;
  }
  return explainFile(file, rules, settings, io);
}

function findRules(key: string, packs: readonly RulePack[]): CompiledRule[] {
  const rules = compileRules(withExtended(packs));
  const found = rules.filter(({ rule }) => rule.key === key);
  if (found.length > 0) return found;
  const near = nearest(
    key,
    rules.map(({ rule }) => rule.key),
  );
  const names = packs.map(({ pack }) => pack).join(', ');
  const hint = near === undefined ? 'name the pack that has it with --pack FILE' : `did you mean ${near}?`;
  throw new UsageError(`There is no rule ${key} in ${names}; ${hint}`);
}

/** The packs that ship are stored without their examples, which stand in their files. */
async function withExamples(compiled: CompiledRule, io: Io): Promise<CompiledRule> {
  const { rule, pack } = compiled;
  if (rule.examples.pass.length > 0 || !shippedPackNames().includes(pack.pack)) return compiled;
  const rules = compileRules([await readPack(pack.pack, io)]);
  return rules.find((each) => each.rule.key === rule.key) ?? compiled;
}

function seeText(key: string, pack: OptionValue): string {
  const packs = [pack ?? []].flat().map((each) => ` --pack ${String(each)}`);
  return `See it at work: rulepack explain ${key} FILE${packs.join('')}`;
}

async function explainFile(
  file: string,
  rules: readonly CompiledRule[],
  settings: Settings,
  io: Io,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  let count = 0;
  await write([...rules.flatMap(headLines), ''], io);
  for await (const input of readInputs(file, io, limits)) {
    count += 1;
    if (count > maxInputs) {
      await write([`… more lines of ${file} are left out`], io);
      break;
    }
    if (!(await explainInput(input, rules, settings, io))) exit = 2;
  }
  return exit;
}

/** Resolves to whether the input could be read. */
async function explainInput(
  { name, content, lineOffset }: Input,
  rules: readonly CompiledRule[],
  { version, asOf }: Settings,
  io: Io,
): Promise<boolean> {
  if ('failure' in content) {
    await io.complain(`rulepack: ${visible(`${name}: ${content.failure}`)}\n`);
    return false;
  }
  const document = readDocument(content.bytes, defaultLimits, version);
  const lines = rules.flatMap((rule) => explainDocument(rule, document, { lineOffset, asOf }));
  await write([name, ...lines], io);
  return document.resources.length > 0;
}

/** The first line of each block stands out. */
async function write(lines: readonly string[], io: Io): Promise<void> {
  const { strong } = createStyle(wantsColour(io));
  const text = lines.map((line, index) => (index === 0 ? strong(visible(line)) : visible(line)));
  await io.output(text.map((line) => `${line}\n`).join(''));
}
