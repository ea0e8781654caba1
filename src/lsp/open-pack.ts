import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExampleOutcome } from '../authoring/editing/example-outcome.js';
import { createOffsets, inspectPack, type Inspection } from '../authoring/editing/inspect-pack.js';
import { isPackText } from '../authoring/editing/is-pack-text.js';
import type { Parser } from '../expression/parse.js';
import type { PackContent, ReadingTools, ReadRule } from '../rules/pack-content.js';
import type { Example } from '../rules/rule-pack.js';
import { createChangeReader } from '../rules/yaml-changes.js';
import type { Host } from './host.js';

/** An outcome of an example, and where the example begins. */
export interface ShownOutcome extends ExampleOutcome {
  readonly offset: number;
}

/** A version of a pack that is open, with what is known of it. */
export interface OpenPack {
  readonly document: TextDocument;
  readonly inspection: Inspection;
  /** The outcomes that still hold: those of rules that have not changed since the examples were run. */
  readonly outcomes: readonly ShownOutcome[];
  /** Why the examples of this version were not run to the end. */
  readonly failure: string | undefined;
}

/** Follows a document from version to version. */
export interface PackFollower {
  /** Undefined for a document that is no pack. */
  inspect(document: TextDocument): Promise<OpenPack | undefined>;
  /** As `inspect`, with the examples run anew. */
  prove(document: TextDocument): Promise<OpenPack | undefined>;
}

export function followPack(host: Host, parse: Parser): PackFollower {
  /** The rule as it stood when its examples were run -> what came out. */
  let proven = new Map<string, readonly ExampleOutcome[]>();
  let failure: { readonly version: number; readonly text: string } | undefined;
  let last:
    | { readonly document: TextDocument; readonly version: number; readonly pack: Promise<Inspected> }
    | undefined;

  // What changes from keystroke to keystroke is little.
  const tools: ReadingTools = { parse, readYaml: createChangeReader() };

  const inspected = (document: TextDocument): Promise<Inspected> => {
    const { version } = document;
    if (last?.document === document && last.version === version) return last.pack;
    const pack = inspectDocument(document, host, tools);
    last = { document, version, pack };
    return pack;
  };

  const inspect = async (document: TextDocument): Promise<OpenPack | undefined> => {
    const { version } = document;
    const found = await inspected(document);
    if (found === undefined) return undefined;
    const { snapshot, inspection } = found;
    const { content } = inspection;
    return {
      document: snapshot,
      inspection,
      outcomes: content === undefined || proven.size === 0 ? [] : shown(content, snapshot.getText(), proven),
      failure: failure?.version === version ? failure.text : undefined,
    };
  };

  return {
    inspect,
    async prove(document) {
      const { version, uri } = document;
      const found = await inspected(document);
      const content = found?.inspection.content;
      if (found === undefined || content === undefined || found.inspection.defects > 0)
        return inspect(document);
      const result = await host.prove(uri, found.snapshot.getText());
      failure = 'failure' in result ? { version, text: result.failure } : undefined;
      proven = new Map();
      if ('outcomes' in result) {
        for (const read of content.rules) {
          const own = result.outcomes.filter(({ key }) => key === read.rule.key);
          proven.set(fingerprint(content, read), own);
        }
      }
      return inspect(document);
    },
  };
}

type Inspected = { readonly snapshot: TextDocument; readonly inspection: Inspection } | undefined;

async function inspectDocument(document: TextDocument, host: Host, tools: ReadingTools): Promise<Inspected> {
  const { uri, languageId, version } = document;
  const text = document.getText();
  if (!isPackText(text)) return undefined;
  // The document that is open goes on to its next version while this one is looked at.
  const snapshot = TextDocument.create(uri, languageId, version, text);
  return { snapshot, inspection: await inspectPack(text, await host.optionsFor(uri), tools) };
}

/** Everything of the file that the outcomes of a rule's examples depend on, but for the other rules. */
function fingerprint({ document }: PackContent, { index }: ReadRule): string {
  const { rules, ...head } = document;
  return JSON.stringify([head, rules?.[index]]);
}

function shown(
  content: PackContent,
  text: string,
  proven: ReadonlyMap<string, readonly ExampleOutcome[]>,
): ShownOutcome[] {
  const offsetOf = createOffsets(text);
  return content.rules.flatMap((read) => {
    const outcomes = proven.get(fingerprint(content, read)) ?? [];
    return outcomes.flatMap((outcome) => {
      const example: Example | undefined = read.rule.examples[outcome.list][outcome.index];
      return example === undefined ? [] : [{ ...outcome, offset: offsetOf(example.place) }];
    });
  });
}
