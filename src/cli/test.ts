import { provePack, type Proof } from '../authoring/prove.js';
import { isCovered } from '../expression/evaluator.js';
import { createStyle, type Style } from '../report/style.js';
import { visible } from '../report/visible.js';
import { expressionsOf } from '../rules/expressions-of.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPackNames } from '../rules/shipped.js';
import { complainAbout, wantsColour, type ExitCode, type Io } from './io.js';
import { readArguments } from './options.js';
import { readPack } from './packs.js';

const testHelp = `Usage: rulepack test [OPTION]... [PACK]...

Proves rule packs by their examples: every pass example passes, every fail example fails at its place, every skip
example is not applicable. A PACK is a YAML file or the name of one that ships (default: all that ship).

  --verbose    list every rule, and those that fhirpath.js evaluates

Exit code: 0 all is proved; 1 something is not; 2 a file could not be read, or wrong usage; 3 a pack is defective.
`;

export async function testCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    await io.output(testHelp);
    return 0;
  }
  const style = createStyle(wantsColour(io));
  const names = positionals.length > 0 ? positionals : shippedPackNames();
  let exit: ExitCode = 0;
  for (const name of names) {
    const code = await testPack(name, values.verbose === true, style, io);
    if (code > exit) exit = code;
  }
  return exit;
}

async function testPack(name: string, isVerbose: boolean, style: Style, io: Io): Promise<ExitCode> {
  let pack: RulePack;
  try {
    pack = await readPack(name, io);
  } catch (error) {
    return complainAbout(error, io);
  }
  const proofs = provePack(pack);
  const open = proofs.filter(({ word }) => word !== 'proved');
  if (isVerbose) await io.output(rulesText(pack, proofs, style));
  await io.output(open.map((proof) => proofText(proof, style)).join(''));
  await io.output(summary(pack, proofs, open, style));
  return open.length > 0 ? 1 : 0;
}

function summary(pack: RulePack, proofs: readonly Proof[], open: readonly Proof[], style: Style): string {
  const head = `${style.strong(pack.pack)} ${pack.version}: ${counted(pack.rules.length, 'rule')}, ${counted(proofs.length, 'example')}`;
  const verdict =
    open.length === 0 ? style.good('all proved') : style.marker(`${open.length.toString()} not proved`);
  return `${head}: ${verdict}\n`;
}

function proofText({ rule, list, index, example, word, problem }: Proof, style: Style): string {
  const { file, line, column } = example.place;
  const place = visible(`${file}:${line.toString()}:${column.toString()}`);
  const name = example.name === undefined ? '' : ` (${visible(example.name)})`;
  const which = `${list} example ${(index + 1).toString()}${name} of ${rule.key}`;
  return `${style.strong(place)} ${style.marker(word)} ${which}: ${visible(problem ?? '')}\n`;
}

function rulesText(pack: RulePack, proofs: readonly Proof[], style: Style): string {
  const lines = pack.rules.map((rule) => {
    const own = proofs.filter((proof) => proof.rule === rule);
    const good = own.filter(({ word }) => word === 'proved').length;
    const isCompiled = expressionsOf(rule).every(({ tree }) => isCovered(tree));
    const slow = isCompiled ? '' : style.faint(' evaluated by fhirpath.js');
    return `  ${rule.key}: ${good.toString()} of ${own.length.toString()} examples proved${slow}\n`;
  });
  return lines.join('');
}

const counted = (count: number, name: string): string =>
  `${count.toString()} ${name}${count === 1 ? '' : 's'}`;
