import { parsePack } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import { testPack } from '../test-pack.js';
import { extensionExamples } from './extension-examples.js';
import { profileExamples } from './profile-examples.js';
import { withFoundExamples } from './found-examples.js';
import type { PackDraft, RuleDraft } from './pack-draft.js';
import { packYaml } from './pack-yaml.js';
import { without, withSoundRules } from './sound-rules.js';

/** A pack that proves itself, as a file. */
export interface FinishedPack {
  readonly pack: string;
  readonly text: string;
  readonly rules: number;
  readonly rows: number;
  /** What it cannot say, in sentences. */
  readonly unsaid: readonly string[];
}

/** What could not be said, where nothing is left to be a pack. */
export interface NothingLeft {
  readonly unsaid: readonly string[];
}

/** Gives every rule its examples, and proves all of it. What cannot be proved is left out, and told. */
export async function finishDraft(draft: PackDraft): Promise<FinishedPack | NothingLeft> {
  const isSearched = draft.rules.some(
    (rule) => isOpen(rule) && rule.extensions === undefined && rule.profile === undefined,
  );
  const built = profileExamples(draft);
  const found = isSearched ? await withFoundExamples(await withSoundRules(built)) : built;
  const none = 'there is no place for an example of it';
  return prove(without(extensionExamples(found), (rule) => (isOpen(rule) ? none : undefined)));
}

const isOpen = ({ examples }: RuleDraft): boolean => examples === undefined;

const isEmpty = ({ rules, elements, extensions }: PackDraft): boolean =>
  rules.length + Object.keys(elements).length + Object.keys(extensions).length === 0;

/** Leaves out what is not proved, until all is. */
async function prove(draft: PackDraft): Promise<FinishedPack | NothingLeft> {
  if (isEmpty(draft)) return { unsaid: draft.unsaid };
  const text = await packYaml(draft);
  const pack = await parsePack(text).catch((error: unknown) => {
    if (!(error instanceof RulePackError)) throw error;
    return error;
  });
  if (pack instanceof RulePackError) {
    const sound = await withSoundRules(draft);
    if (sound.rules.length === draft.rules.length) throw pack;
    return prove(sound);
  }
  const open = testPack(pack).entries.filter((each) => each.isOpen);
  const problems = new Map(
    open.flatMap(({ rule, problem }) => (rule === undefined ? [] : [[rule.key, problem]])),
  );
  if (problems.size > 0)
    return prove(
      without(draft, ({ key }) => {
        const problem = problems.get(key);
        return problem === undefined ? undefined : `it is not proved: ${problem}`;
      }),
    );
  const rows = open.flatMap(({ rule, row, subject, problem }) =>
    rule === undefined ? [{ row, text: `${subject}: ${problem}` }] : [],
  );
  if (rows.length > 0) return withoutRows(draft, rows);
  const { rules, elements, extensions, unsaid } = draft;
  return {
    pack: draft.pack,
    text,
    rules: rules.length,
    rows: Object.keys(elements).length + Object.keys(extensions).length,
    unsaid,
  };
}

async function withoutRows(
  draft: PackDraft,
  rows: readonly { readonly row: string | undefined; readonly text: string }[],
): Promise<FinishedPack | NothingLeft> {
  const names = new Set(rows.map(({ row }) => row));
  const kept = <T>(kind: string, map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).filter(([name]) => !names.has(`${kind} ${name}`)));
  return prove({
    ...draft,
    elements: kept('element', draft.elements),
    extensions: kept('extension', draft.extensions),
    unsaid: [...draft.unsaid, ...rows.map(({ text }) => text)],
  });
}
