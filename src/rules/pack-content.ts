import { loadParser, type Parser } from '../expression/parse.js';
import { nearest } from '../fhir/nearest.js';
import { modelOf } from '../fhir/model/model.js';
import { checkSchema } from './check-schema.js';
import { readExtends, type Chain, type PackReader, type Reader } from './extends.js';
import type { PackDocument } from './pack-document.js';
import { readRule, type PackContext } from './read-rule.js';
import { RuleError } from './rule-error.js';
import { readStructure } from './read-structure.js';
import type { Rule, RulePack } from './rule-pack.js';
import type { VersionedStructure } from './structure.js';
import { reservedNames } from './variables.js';
import { readYaml as readWhole, type YamlReader, type YamlSource } from './yaml-source.js';

/** What could be read of a pack, and everything that is wrong with it. */
export interface PackReading {
  readonly errors: readonly RuleError[];
  /** Undefined where the file is no YAML, or the fields of the pack itself are wrong. */
  readonly content?: PackContent;
}

export interface PackContent {
  readonly document: PackDocument;
  readonly source: YamlSource;
  /** The rules that could be read. */
  readonly rules: readonly ReadRule[];
  readonly structure: VersionedStructure | undefined;
  readonly inherited: readonly RulePack[];
}

export interface ReadRule {
  readonly rule: Rule;
  /** Its position in the file's list. */
  readonly index: number;
  readonly isSound: boolean;
}

/** What reads a part of a pack, where it can know something from the last time. */
export interface ReadingTools {
  readonly parse?: Parser;
  readonly readYaml?: YamlReader;
}

/** Reads as much of a pack as there is; the chain ends with this file. Never rejects. */
export async function readContent(
  text: string,
  file: string,
  read: Reader | undefined,
  chain: Chain,
  readPack: PackReader,
  tools: ReadingTools,
): Promise<PackReading> {
  const errors: RuleError[] = [];
  const report = (error: RuleError): void => void errors.push(error);
  const { readYaml = readWhole } = tools;
  const source = await readYaml(text.replace(/^\uFEFF/, ''), file, report);
  if (source === undefined) return { errors };
  const faults = await checkSchema(source, report);
  if (faults.inHead) return { errors: inOrder(errors) };

  // The schema has just proved this form, but for the rules in which it found faults; those are passed over.
  const document = source.data as PackDocument;
  checkHead(document, source, report);
  const context: PackContext = { document, source, parse: tools.parse ?? (await loadParser()), report };
  const rules = readRules(context, faults.inRules);
  const structure = await readStructure({ document, file, read, chain, source, report, readYaml });
  const inherited = await readExtends(document.extends ?? [], {
    file,
    read,
    chain,
    source,
    report,
    readPack,
  });
  return { errors: inOrder(errors), content: { document, source, rules, structure, inherited } };
}

function checkHead(document: PackDocument, source: YamlSource, report: (error: RuleError) => void): void {
  for (const name of Object.keys(document.constants ?? {})) {
    if (reservedNames.has(name)) {
      const text = `%${name} has a meaning already; give the constant another name.`;
      report(new RuleError('reserved-constant', source.placeOfKey(['constants', name]), text));
    }
  }
  const { definition } = document;
  if (definition !== undefined && !Object.hasOwn(definition.versions, definition.of)) {
    const names = Object.keys(definition.versions);
    const near = nearest(definition.of, names);
    const hint = near === undefined ? `it has ${names.join(', ')}` : `did you mean ${near}?`;
    const text = `versions has no ${definition.of}; ${hint}`;
    report(new RuleError('wrong-value', source.placeOf(['definition', 'of']), text));
  }
  for (const release of document.fhirVersion) {
    if (document.resource !== 'Resource' && !modelOf(release).isResourceType(document.resource)) {
      const text = `FHIR ${release} has no resource type ${document.resource}.`;
      report(new RuleError('unknown-resource', source.placeOf(['resource']), text));
    }
  }
}

function readRules(context: PackContext, passOver: ReadonlySet<number>): ReadRule[] {
  const first = new Map<string, number>();
  return (context.document.rules ?? []).flatMap((rule, index) => {
    if (passOver.has(index)) return [];
    const known = first.get(rule.key);
    if (known !== undefined) {
      const { line } = context.source.placeOf(['rules', known, 'key']);
      const text = `The key ${rule.key} is taken by the rule at line ${line.toString()}.`;
      context.report(new RuleError('duplicate-rule', context.source.placeOf(['rules', index, 'key']), text));
    } else first.set(rule.key, index);
    let isSound = true;
    const report = (error: RuleError): void => {
      isSound = false;
      context.report(error);
    };
    const read = readRule({ ...context, report }, rule, index);
    return read === undefined ? [] : { rule: read, index, isSound };
  });
}

function inOrder(errors: readonly RuleError[]): RuleError[] {
  const files = [...new Set(errors.map(({ place }) => place.file))];
  const fileOf = ({ place }: RuleError): number => files.indexOf(place.file);
  return [...errors].sort(
    (a, b) => fileOf(a) - fileOf(b) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}
