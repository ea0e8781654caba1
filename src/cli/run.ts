import { complainAbout, UsageError, type ExitCode, type Io } from './io.js';

type Command = (args: readonly string[], io: Io, version: () => Promise<string>) => Promise<ExitCode>;

/** Each command is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => (await import('./validate.js')).validateCommand,
  fix: async () => (await import('./fix.js')).fixCommand,
  baseline: async () => (await import('./baseline.js')).baselineCommand,
  demo: async () => (await import('./demo.js')).demoCommand,
  test: async () => (await import('./test.js')).testCommand,
  lint: async () => (await import('./lint.js')).lintCommand,
  new: async () => (await import('./new.js')).newCommand,
  import: async () => (await import('./import.js')).importCommand,
  export: async () => (await import('./export.js')).exportCommand,
  explain: async () => (await import('./explain.js')).explainCommand,
  docs: async () => (await import('./docs.js')).docsCommand,
  merge: async () => (await import('./merge.js')).mergeCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
  lsp: async () => (await import('./lsp.js')).lspCommand,
};

const help = `Usage: rulepack COMMAND [OPTION]...

Validation rules for FHIR, written in YAML.

  validate    validate CapabilityStatements
  fix         mend what can be mended in CapabilityStatements
  baseline    write down the issues that are known, so that only new ones count
  demo        the same for a statement that ships, to see what a result looks like
  test        prove rule packs by their examples
  lint        say what is wrong or unwise in rule packs
  new         write a rule with examples, ready to prove
  import      make rule packs of FHIR definitions
  export      write a rule pack as FHIR definitions
  explain     show a rule, and how it comes to its verdict on a file
  docs        write the documentation of rule packs
  merge       join the outcomes of several validators
  serve       validate over HTTP
  lsp         help an editor with rule packs: a language server

rulepack COMMAND --help tells more. rulepack --version tells the version.
`;

/** The command line as a function: arguments in, exit code out. */
export async function run(
  args: readonly string[],
  io: Io,
  version: () => Promise<string>,
): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  try {
    if (name === '--version') {
      await io.output(`${await version()}\n`);
      return 0;
    }
    if (name === '--help' || name === '-h') {
      await io.output(help);
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      const problem = name === '' ? 'Name a command' : `There is no command ${name}`;
      throw new UsageError(`${problem}; there are ${Object.keys(commands).join(', ')}.`);
    }
    return await (
      await command()
    )(rest, io, version);
  } catch (error) {
    return complainAbout(error, io);
  }
}
