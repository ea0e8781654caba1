import { nearest } from '../fhir/nearest.js';
import { RuleError, RulePackError, type RuleErrorCode } from './rule-error.js';
import type { RulePack } from './rule-pack.js';
import { shippedPack, shippedPackNames } from './shipped.js';
import type { YamlSource } from './yaml-source.js';

/**
 * Reads a file by its path relative to the first pack's folder, with `/` between names and never a `..`. Rejects
 * when there is no such file, or when it lies outside that folder.
 */
export type Reader = (path: string) => Promise<string>;

/** How a pack is reached from the first one. */
export interface Chain {
  /** The files that lead here, the first pack first; their paths are relative to its folder. */
  readonly ancestors: readonly string[];
  /** The files read already, so that each is read once. Undefined: it has defects, which are reported. */
  readonly known: Map<string, RulePack | undefined>;
}

export interface ExtendsContext {
  readonly file: string;
  readonly read: Reader | undefined;
  readonly chain: Chain;
  readonly source: YamlSource;
  readonly report: (error: RuleError) => void;
  readonly readPack: PackReader;
}

/** Reads one pack; the chain ends with its own path. */
export type PackReader = (
  text: string,
  file: string,
  read: Reader | undefined,
  chain: Chain,
) => Promise<RulePack>;

const maxDepth = 8;

/** Reads the packs that `extends` names. Their defects are reported with their own places. */
export async function readExtends(names: readonly string[], context: ExtendsContext): Promise<RulePack[]> {
  const packs: RulePack[] = [];
  for (const [index, name] of names.entries()) {
    const fail = (code: RuleErrorCode, text: string): void => {
      context.report(new RuleError(code, context.source.placeOf(['extends', index]), text));
    };
    const pack = await readOne(name, context, fail);
    if (pack !== undefined) packs.push(pack);
  }
  return packs;
}

async function readOne(
  name: string,
  { file, read, chain, report, readPack }: ExtendsContext,
  fail: (code: RuleErrorCode, text: string) => void,
): Promise<RulePack | undefined> {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    const pack = shippedPack(name);
    if (pack === undefined) {
      const near = nearest(name, shippedPackNames()) ?? shippedPackNames().join(', ');
      fail(
        'extends-not-found',
        `No pack of the name ${name} ships; a file is named by its path, like ./${name}.yaml. Near: ${near}.`,
      );
    }
    return pack;
  }
  const { ancestors, known } = chain;
  const here = ancestors.at(-1) ?? '';
  const path = resolvePath(here, name);
  if (path === undefined) {
    fail('extends-outside', `${JSON.stringify(name)} is not a path inside the folder of the pack.`);
    return undefined;
  }
  if (ancestors.includes(path)) {
    fail('extends-cycle', `${name} leads back to itself: ${[...ancestors, path].join(' -> ')}.`);
    return undefined;
  }
  if (ancestors.length >= maxDepth) {
    fail('extends-too-deep', `Packs extend each other over more than ${maxDepth.toString()} files.`);
    return undefined;
  }
  if (known.has(path)) return known.get(path);
  let text: string;
  try {
    if (read === undefined) throw new Error('no files can be read here');
    text = await read(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    fail('extends-not-found', `${name} cannot be read: ${why}.`);
    return undefined;
  }
  try {
    const pack = await readPack(text, besides(file, here, path), read, {
      ancestors: [...ancestors, path],
      known,
    });
    known.set(path, pack);
    return pack;
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error;
    known.set(path, undefined);
    error.errors.forEach(report);
    fail('extends-defective', `${name} has ${error.errors.length.toString()} defects of its own.`);
    return undefined;
  }
}

/** The path relative to the first pack's folder; undefined for urls, absolute paths and what lies outside. */
export function resolvePath(from: string, name: string): string | undefined {
  if (/^[/\\]|[:\\]|\0/.test(name)) return undefined;
  const steps = from.split('/').slice(0, -1);
  for (const step of name.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** How messages name a file: as the first one was named, with the path in its place. */
export function besides(file: string, here: string, path: string): string {
  const folder = file.slice(0, Math.max(0, file.length - here.length));
  return folder + path;
}
