import { mayNeedFallback, type Fallback } from '../expression/evaluator.js';
import { loadParser } from '../expression/parse.js';
import { modelOf } from '../fhir/model/model.js';
import { checkSchema } from './check-schema.js';
import { expressionsOf } from './expressions-of.js';
import { readExtends, type Chain, type Reader } from './extends.js';
import { readRule, type PackContext } from './read-rule.js';
import { RuleError, RulePackError } from './rule-error.js';
import type { PackDocument } from './pack-document.js';
import type { Rule, RulePack } from './rule-pack.js';
import { reservedNames } from './variables.js';
import { readYaml, type YamlSource } from './yaml-source.js';

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
  return readPack(text, file, read, { ancestors: [file.split('/').at(-1) ?? file], known: new Map() });
}

/** As `parsePack`; the chain ends with this file. */
async function readPack(
  text: string,
  file: string,
  read: Reader | undefined,
  chain: Chain,
): Promise<RulePack> {
  const errors: RuleError[] = [];
  const report = (error: RuleError): void => void errors.push(error);
  const source = await readYaml(text.replace(/^\uFEFF/, ''), file, report);
  if (source === undefined) throw new RulePackError(errors);
  const faults = await checkSchema(source, report);
  if (faults.inHead) throw new RulePackError(inOrder(errors));

  // The schema has just proved this form, but for the rules in which it found faults; those are passed over.
  const document = source.data as PackDocument;
  checkHead(document, source, report);
  const context: PackContext = { document, source, parse: await loadParser(), report };
  const rules = readRules(context, faults.inRules);
  const inherited = await readExtends(document.extends ?? [], {
    file,
    read,
    chain,
    source,
    report,
    readPack,
  });
  if (errors.length > 0) throw new RulePackError(inOrder(errors));

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
    constants: { ...document.constants },
    ...(document.base && { base: document.base }),
    rules,
    extends: inherited,
    ...(fallback && { fallback }),
  };
}

function checkHead(document: PackDocument, source: YamlSource, report: (error: RuleError) => void): void {
  for (const name of Object.keys(document.constants ?? {})) {
    if (reservedNames.has(name)) {
      const text = `%${name} has a meaning already; give the constant another name.`;
      report(new RuleError('reserved-constant', source.placeOfKey(['constants', name]), text));
    }
  }
  for (const release of document.fhirVersion) {
    if (document.resource !== 'Resource' && !modelOf(release).isResourceType(document.resource)) {
      const text = `FHIR ${release} has no resource type ${document.resource}.`;
      report(new RuleError('unknown-resource', source.placeOf(['resource']), text));
    }
  }
}

function readRules(context: PackContext, passOver: ReadonlySet<number>): Rule[] {
  const first = new Map<string, number>();
  return context.document.rules.flatMap((rule, index) => {
    if (passOver.has(index)) return [];
    const known = first.get(rule.key);
    if (known !== undefined) {
      const { line } = context.source.placeOf(['rules', known, 'key']);
      const text = `The key ${rule.key} is taken by the rule at line ${line.toString()}.`;
      context.report(new RuleError('duplicate-rule', context.source.placeOf(['rules', index, 'key']), text));
    } else first.set(rule.key, index);
    return readRule(context, rule, index) ?? [];
  });
}

/** fhirpath.js is loaded only for packs that need it. */
async function fallbackFor(rules: readonly Rule[]): Promise<Fallback | undefined> {
  if (!rules.flatMap(expressionsOf).some(({ tree }) => mayNeedFallback(tree))) return undefined;
  const { loadFallback } = await import('../expression/fallback.js');
  return loadFallback();
}

function inOrder(errors: readonly RuleError[]): RuleError[] {
  const files = [...new Set(errors.map(({ place }) => place.file))];
  const fileOf = ({ place }: RuleError): number => files.indexOf(place.file);
  return [...errors].sort(
    (a, b) => fileOf(a) - fileOf(b) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}
