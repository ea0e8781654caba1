import type { RulePlace } from '../rules/rule-error.js';
import type { RuleSeverity } from '../rules/rule-pack.js';

/** What people who use packs have decided about them: `rulepack.yaml`, with what it extends. Paths are relative to its folder. */
export interface Config {
  /** Undefined: those that judge unless told. */
  readonly packs?: readonly ConfigPack[];
  /** What was said later counts more. */
  readonly rules: readonly RuleSetting[];
  readonly suppress: readonly Suppression[];
  readonly failOn?: RuleSeverity | 'never';
  readonly baseline?: { readonly path: string; readonly place: RulePlace };
  /** Where the documentation of rules is. */
  readonly docsUrl?: string;
  readonly asOf?: string;
  readonly fhirVersion?: string;
}

/** A pack that ships, by name, or a file. */
export type ConfigPack = { readonly place: RulePlace } & (
  { readonly name: string } | { readonly path: string }
);

/** Which issues or rules are meant. */
export interface Target {
  /** Any, if undefined. */
  readonly pack?: string;
  readonly key: string;
}

export interface RuleSetting extends Target {
  readonly level: 'off' | RuleSeverity;
  readonly place: RulePlace;
}

/** A decision not to be told of some issues. */
export interface Suppression extends Target {
  readonly at?: string;
  readonly file?: string;
  readonly reason: string;
  /** The last day on which it counts. */
  readonly expires?: string;
  readonly place: RulePlace;
}

/** `PACK/KEY` or `KEY`. */
export function targetOf(text: string): Target {
  const slash = text.indexOf('/');
  return slash < 0 ? { key: text } : { pack: text.slice(0, slash), key: text.slice(slash + 1) };
}

export const targetText = ({ pack, key }: Target): string => (pack === undefined ? key : `${pack}/${key}`);
