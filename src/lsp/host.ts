import type { ExampleOutcome } from '../authoring/editing/example-outcome.js';
import type { ParsePackOptions } from '../rules/parse-pack.js';

/** What the language server needs of the machine it runs on. */
export interface Host {
  readonly version: string;
  /** What messages call a document, and how the files are read that it names. */
  readonly optionsFor: (uri: string) => Promise<ParsePackOptions & { readonly file: string }>;
  /** Runs the examples of a pack, where they can hold up nothing. */
  readonly prove: (uri: string, text: string) => Promise<ProvenPack>;
  readonly close: () => Promise<void>;
}

export type ProvenPack =
  | { readonly outcomes: readonly ExampleOutcome[] }
  /** Why the examples were not run to the end, as a sentence. */
  | { readonly failure: string };
