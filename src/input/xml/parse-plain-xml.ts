import { adopt, isPassedOver, openedElement, type GrowingElement } from './growing-element.js';
import { outermostScope, scopeIn, type NamespaceScope } from './namespaces.js';
import type { XmlDocument } from './parse-xml.js';
import { isNameStart, PlainNames } from './plain-names.js';
import { attributeContent, hasPlainCharacters, NextOf, withoutReferences } from './plain-text.js';

/**
 * Reads XML that is plain, as nearly all of FHIR's is, several times as fast as a parser of all XML: tags with names of
 * ASCII, attributes, comments, XML's own entities, and text in narratives only. Gives what `parseXml` gives, or
 * undefined for anything else, faults above all, about which `parseXml` has the last word.
 */
export function parsePlainXml(text: string, maxDepth: number): XmlDocument | undefined {
  return hasPlainCharacters(text) ? new PlainReader(text, maxDepth).document() : undefined;
}

const declaration = /^<\?xml version="1\.0"(?: encoding="([A-Za-z][\w.-]*)")?[ \t\r\n]*\?>/;

const [space, doubleQuote, singleQuote, slash, lessThan, equals, greaterThan] = [
  0x20, 0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e,
] as const;
/** What stands in an attribute as it is meant. */
const plainInDouble = /[^"&<\t\r\n]*/y;
const plainInSingle = /[^'&<\t\r\n]*/y;

class PlainReader {
  private at = 0;
  private readonly text: string;
  private readonly maxDepth: number;
  private readonly open: GrowingElement[] = [];
  private readonly scopes: NamespaceScope[] = [outermostScope];
  /** Names of the elements that are open in what is passed over, and that of the outermost. */
  private readonly passed: string[] = [];
  private readonly names = new PlainNames();
  private readonly reference: NextOf;
  private readonly sectionEnd: NextOf;
  private root: GrowingElement | undefined;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
    this.reference = new NextOf(text, '&');
    this.sectionEnd = new NextOf(text, ']]>');
  }

  document(): XmlDocument | undefined {
    const { text } = this;
    const declared = declaration.exec(text);
    if (declared !== null) this.at = declared[0].length;
    do {
      if ((this.passed.length > 0 && !this.skipText()) || !this.markup()) return undefined;
    } while (this.root === undefined || this.open.length > 0);
    for (;;) {
      this.at = afterSpace(text, this.at);
      if (this.at >= text.length) break;
      if (!this.comment()) return undefined;
    }
    return { root: this.root, encoding: declared?.[1] };
  }

  /** Reads a tag or a comment, with the white space before it. False for anything else. */
  private markup(): boolean {
    const { text } = this;
    this.at = afterSpace(text, this.at);
    if (text.charCodeAt(this.at) !== lessThan) return false;
    const first = this.at + 1;
    if (text.charCodeAt(first) === slash) return this.endTag(first + 1);
    return isNameStart(text.charCodeAt(first)) ? this.startTagAt(first) : this.comment();
  }

  /** Reads a start tag from its name on. */
  private startTagAt(start: number): boolean {
    const { text, names } = this;
    const name = names.element(text, start);
    this.at = names.end;
    let value: string | undefined;
    let attributes: string[] | undefined;
    for (;;) {
      const at = afterSpace(text, this.at);
      const code = text.charCodeAt(at);
      if (code === greaterThan || code === slash) {
        const isEmpty = code === slash;
        if (isEmpty && text.charCodeAt(at + 1) !== greaterThan) return false;
        this.at = at + (isEmpty ? 2 : 1);
        return this.startTag(name, value, attributes ?? noAttributes, isEmpty);
      }
      if (at === this.at || !isNameStart(code)) return false;
      const attribute = names.attribute(text, at);
      const content = this.contentAt(names.end);
      if (content === undefined) return false;
      if (attribute === 'value') {
        if (value !== undefined) return false;
        value = content;
      } else {
        attributes ??= [];
        if (attributes.length > mostAttributes || hasName(attributes, attribute)) return false;
        attributes.push(attribute, content);
      }
    }
  }

  /** Reads what an attribute says, from the end of its name to the closing quote. */
  private contentAt(nameEnd: number): string | undefined {
    const { text } = this;
    const quote = text.charCodeAt(nameEnd + 1);
    if (text.charCodeAt(nameEnd) !== equals || (quote !== doubleQuote && quote !== singleQuote))
      return undefined;
    const plain = quote === doubleQuote ? plainInDouble : plainInSingle;
    const start = nameEnd + 2;
    plain.lastIndex = start;
    plain.test(text);
    const plainEnd = plain.lastIndex;
    const isPlain = text.charCodeAt(plainEnd) === quote;
    const end = isPlain ? plainEnd : text.indexOf(quote === doubleQuote ? '"' : "'", plainEnd);
    if (end < 0) return undefined;
    this.at = end + 1;
    const content = text.slice(start, end);
    if (isPlain) return content;
    return content.includes('<') ? undefined : attributeContent(content);
  }

  private startTag(
    name: string,
    value: string | undefined,
    attributes: readonly string[],
    isEmpty: boolean,
  ): boolean {
    const { open, scopes, passed } = this;
    if (passed.length > 0) {
      if (!isEmpty) passed.push(name);
      return true;
    }
    if (open.length >= this.maxDepth) return false;
    const around = scopes[scopes.length - 1] ?? outermostScope;
    const scope = attributes.length === 0 ? around : scopeIn(around, attributes);
    const element = openedElement(name, scope.own, value, attributes, this.at, scope);
    const parent = open.length === 0 ? undefined : open[open.length - 1];
    if (parent !== undefined) adopt(parent, element);
    this.root ??= element;
    if (isEmpty) return true;
    open.push(element);
    scopes.push(scope);
    if (isPassedOver(element, this.root.namespace)) passed.push(name);
    return true;
  }

  /** Reads an end tag from its name on. */
  private endTag(start: number): boolean {
    const { text, open, scopes, passed } = this;
    const name = passed.length > 0 ? passed[passed.length - 1] : open[open.length - 1]?.name;
    if (name === undefined || !text.startsWith(name, start)) return false;
    const at = afterSpace(text, start + name.length);
    if (text.charCodeAt(at) !== greaterThan) return false;
    this.at = at + 1;
    passed.pop();
    if (passed.length > 0) return true;
    const element = open.pop();
    // What is passed over begins with an element that is open as well.
    if (element === undefined) return false;
    scopes.pop();
    element.end = this.at;
    return true;
  }

  private comment(): boolean {
    const { text } = this;
    if (!text.startsWith('<!--', this.at)) return false;
    const end = text.indexOf('--', this.at + '<!--'.length);
    if (end < 0 || text.charAt(end + 2) !== '>') return false;
    this.at = end + '-->'.length;
    return true;
  }

  /** Goes to the next tag of a narrative. */
  private skipText(): boolean {
    const { text, at } = this;
    const end = text.indexOf('<', at);
    if (end < 0 || this.sectionEnd.isWithin(at, end)) return false;
    this.at = end;
    return !this.reference.isWithin(at, end) || withoutReferences(text.slice(at, end)) !== undefined;
  }
}

const noAttributes: readonly string[] = [];
/** Names and contents in a tag that is plain: of more, each would be compared with all before it. */
const mostAttributes = 64;

/** Names and contents stand there by turns. */
function hasName(attributes: readonly string[], name: string): boolean {
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return true;
  return false;
}

/** No other character up to the space is plain. */
function afterSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= space) at += 1;
  return at;
}
