import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { newRule, type NewRule, type Target } from '../authoring/new-rule.js';
import type { RuleWish } from '../authoring/rule-wish.js';
import { slug } from '../authoring/slug.js';
import { parsePackAt } from '../load-pack.js';
import { visible } from '../report/visible.js';
import { RulePackError } from '../rules/rule-error.js';
import type { RulePack } from '../rules/rule-pack.js';
import { failureText } from './failure.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { readArguments } from './options.js';
import { packFileFor, readExisting } from './pack-file.js';
import { schemaFrom } from './schema-line.js';
import { demandKey, optional, releaseOf, wishOf } from './rule-options.js';

const newHelp = `Usage: rulepack new KEY [OPTION]...

Writes a rule with one example that passes and one that fails into a pack, ready to prove and to change. The rest of
the pack stays as it is.

  --pack FILE             the pack; a new one where there is no such file (default: the only pack in this folder; where
                          there is none, a new one, rules.yaml)
  --context PATH          FHIRPath: each element that it selects is judged (default: the resource)
  --expression EXPR       FHIRPath: what must be true of it (default: that it has documentation, or what it has instead)
  --human SENTENCE        what holds, in words
  --severity SEVERITY     error, warning or information (default: warning)
  --resource TYPE         the resource type (default: the pack's; of a new one, CapabilityStatement)
  --fhir-version X        3.0, 4.0, 4.3 or 5.0; may be repeated (default: the pack's; of a new one, 4.0)

Where no example can be found for the expression, it says so, and the pack has comments that say what to fill in.

Exit code: 0 written; 2 wrong usage, or the file cannot be written; 3 the pack is defective and was left alone.
`;

export async function newCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    pack: { type: 'string' },
    context: { type: 'string' },
    expression: { type: 'string' },
    human: { type: 'string' },
    severity: { type: 'string' },
    resource: { type: 'string' },
    'fhir-version': { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(newHelp);
    return 0;
  }
  const [key, ...more] = positionals;
  if (key === undefined) throw new UsageError('Name the key of the rule.');
  if (more.length > 0) throw new UsageError(`One rule at a time: ${key} or ${more.join(' or ')}.`);
  demandKey(key);
  const wish = wishOf(key, values);
  const file = await packFileFor(optional(values.pack), io);
  return write(file, wish, io);
}

async function write(file: string, wish: RuleWish, io: Io): Promise<ExitCode> {
  const path = resolve(io.folder, file);
  const text = await readExisting(path, file);
  const parse = (each: string): Promise<RulePack> => parsePackAt(path, file, each);
  const { target, inPack } =
    text === undefined ? begun(file, path, wish) : await joined(file, text, wish, parse);
  const made = await making(() => newRule(inPack, target, parse));
  if (made === undefined) {
    throw new UsageError(
      `${file} has its rules in brackets, where nothing can be added without writing all of it anew; write each rule as lines behind a hyphen, or name another pack with --pack.`,
    );
  }
  try {
    await writeFile(path, made.text, { flag: text === undefined ? 'wx' : 'w' });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${failureText(error)}.`);
  }
  await io.output(doneText(file, wish.key, made));
  return 0;
}

interface Wanted {
  readonly target: Target;
  readonly inPack: RuleWish;
}

/** What a new pack says of itself its first rule need not repeat. */
function begun(file: string, path: string, wish: RuleWish): Wanted {
  const draft = {
    name: slug(basename(file).replace(/\.ya?ml$/i, '')) || 'rules',
    fhirVersion: (wish.fhirVersion ?? ['4.0']).map(releaseOf),
    resource: wish.resource ?? 'CapabilityStatement',
    schema: schemaFrom(dirname(path)),
  };
  return { target: { file, draft }, inPack: { ...wish, fhirVersion: undefined, resource: undefined } };
}

async function joined(
  file: string,
  text: string,
  wish: RuleWish,
  parse: (text: string) => Promise<RulePack>,
): Promise<Wanted> {
  const pack = await parse(text);
  const known = pack.rules.find(({ key }) => key === wish.key);
  if (known !== undefined) {
    throw new UsageError(`${file} has a rule ${wish.key} already, in line ${known.place.line.toString()}.`);
  }
  const isSame = JSON.stringify(wish.fhirVersion) === JSON.stringify(pack.fhirVersion);
  const inPack = {
    ...wish,
    fhirVersion: isSame ? undefined : wish.fhirVersion,
    resource: wish.resource === pack.resource ? undefined : wish.resource,
  };
  return { target: { file, text }, inPack };
}

/** The pack was sound before: what is wrong now is what the options say. */
async function making(make: () => Promise<NewRule | undefined>): Promise<NewRule | undefined> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error;
    const [first] = error.errors;
    throw new UsageError(`Nothing was written: ${first?.text ?? 'the rule would be defective.'}`);
  }
}

function doneText(file: string, key: string, { line, expression, open, disturbed }: NewRule): string {
  const lines = [`${file}:${line.toString()}: the rule ${key} is written: ${expression}`];
  if (open.length > 0) {
    lines.push(
      `No ${open.join(' and no ')} example was found for it; a comment in the file says what to fill in.`,
    );
  }
  if (disturbed.length > 0) {
    lines.push(
      `Other examples are no longer proved: ${disturbed.slice(0, 5).join(', ')}; look at the rule, or at them.`,
    );
  }
  lines.push(`Prove it: rulepack test ${file}`);
  return lines.map((each) => `${visible(each)}\n`).join('');
}
