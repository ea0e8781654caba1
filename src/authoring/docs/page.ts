/** A page of documentation as data: what Markdown and HTML are both written from. Texts mean nothing but themselves. */
export interface Page {
  /** The file without its ending, with `/` between folders: `capabilitystatement-websocket/ws-type`. */
  readonly path: string;
  readonly title: string;
  /** The pages above this one, from the first. */
  readonly trail: readonly PageLink[];
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: Content }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  /** Names with what there is to say of each. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | Table
  | { readonly kind: 'code'; readonly language: 'json' | 'xml' | 'fhirpath' | 'text'; readonly text: string }
  | Example;

export interface Fact {
  readonly name: string;
  readonly content: Content;
}

export interface Table {
  readonly kind: 'table';
  /** What the table is, for those who cannot see where it stands. */
  readonly caption: string;
  readonly head: readonly string[];
  /** A cell for each head. The first tells what the row is about. */
  readonly rows: readonly (readonly Content[])[];
}

/** A resource, and what became of it. */
export interface Example {
  readonly kind: 'example';
  readonly title: string;
  readonly outcome: Content;
  readonly json: string;
  /** Whether it is shown at once where others are folded. */
  readonly isOpen: boolean;
}

export type Content = readonly Inline[];

export type Inline =
  | string
  | { readonly kind: 'strong' | 'code' | 'fhirpath'; readonly text: string }
  /** A word that tells how grave something is, or in which state. */
  | { readonly kind: 'badge'; readonly text: string }
  /** A sign, and what it means. */
  | { readonly kind: 'flag'; readonly text: string; readonly meaning: string }
  /** A name so many levels below the first in a tree. */
  | { readonly kind: 'branch'; readonly depth: number; readonly text: string }
  /** Leads to the section of this page that has the text as its heading. */
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'break' }
  | PageLink
  | WebLink;

export interface PageLink {
  readonly kind: 'page';
  readonly path: string;
  readonly text: string;
}

/** An address of the web, or one relative to the first page; anything else is shown and leads nowhere. */
export interface WebLink {
  readonly kind: 'web';
  readonly address: string;
  readonly text: string;
}

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...content: Content): Block => ({ kind: 'paragraph', content });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const fhirpath = (text: string): Inline => ({ kind: 'fhirpath', text });
export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const badge = (text: string): Inline => ({ kind: 'badge', text });
export const pageLink = (path: string, text: string): PageLink => ({ kind: 'page', path, text });
export const webLink = (address: string, text: string = address): WebLink => ({ kind: 'web', address, text });
export const lineBreak: Inline = { kind: 'break' };

/** Contents with something between each two. */
export function joined(contents: readonly Content[], between: Inline): Inline[] {
  return contents.flatMap((content, index) => (index === 0 ? content : [between, ...content]));
}

/** A section with its heading; nothing where there is nothing in it. */
export const section = (level: 2 | 3, text: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [heading(level, text), ...blocks];

/** Facts of which something is known. */
export const facts = (all: readonly (readonly [name: string, content: Content | undefined])[]): Block[] => {
  const known = all.flatMap(([name, content]) =>
    content === undefined || content.length === 0 ? [] : [{ name, content }],
  );
  return known.length === 0 ? [] : [{ kind: 'facts', facts: known }];
};
