import { adopt, isPassedOver, openedElement, type GrowingElement } from './growing-element.js';
import { outermostScope, scopeIn, type NamespaceScope } from './namespaces.js';
import type { XmlDocument } from './parse-xml.js';
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
/**
 * A start tag with one attribute at the most, or an end tag, as most are: name, value without entities or else name and
 * content of the attribute, slash; name at the end.
 */
const commonTag =
  /[ \t\r\n]*<(?:([A-Za-z_][\w.-]*)(?: value="([^"<&\t\r\n]*)"| ([A-Za-z_][\w.:-]*)="([^"<]*)")?[ \t\r\n]*(\/?)>|\/([A-Za-z_][\w.-]*)>)/y;
const tagStart = /[ \t\r\n]*<([A-Za-z_][\w.-]*)/y;
const attribute = /[ \t\r\n]+([A-Za-z_][\w.:-]*)=(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const space = /[ \t\r\n]*/y;

class PlainReader {
  private at = 0;
  private readonly text: string;
  private readonly maxDepth: number;
  private readonly open: GrowingElement[] = [];
  private readonly scopes: NamespaceScope[] = [outermostScope];
  /** Names of the elements that are open in what is passed over, and that of the outermost. */
  private readonly passed: string[] = [];
  private readonly ampersand: NextOf;
  private readonly sectionEnd: NextOf;
  private root: GrowingElement | undefined;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
    this.ampersand = new NextOf(text, '&');
    this.sectionEnd = new NextOf(text, ']]>');
  }

  document(): XmlDocument | undefined {
    const { text } = this;
    const declared = declaration.exec(text);
    if (declared !== null) this.at = declared[0].length;
    do {
      if ((this.passed.length > 0 && !this.skipText()) || !this.markup()) return undefined;
    } while (this.root === undefined || this.open.length > 0);
    while (this.match(space) !== null && this.at < text.length) if (!this.comment()) return undefined;
    return { root: this.root, encoding: declared?.[1] };
  }

  /** Reads what a pattern gives from here on, if it does. */
  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  /** Reads a tag or a comment, with the white space before it. False for anything else. */
  private markup(): boolean {
    commonTag.lastIndex = this.at;
    const common = commonTag.exec(this.text);
    if (common === null) return this.tagWithAttributes() || this.comment();
    this.at = commonTag.lastIndex;
    const [, name, value, only, raw, slash, ended] = common;
    if (name === undefined) return this.endTag(ended);
    const isEmpty = slash === '/';
    if (only === undefined || raw === undefined) return this.startTag(name, value, noAttributes, isEmpty);
    const content = attributeContent(raw);
    if (content === undefined) return false;
    if (only === 'value') return this.startTag(name, content, noAttributes, isEmpty);
    return this.startTag(name, undefined, [only, content], isEmpty);
  }

  private tagWithAttributes(): boolean {
    const name = this.match(tagStart)?.[1];
    if (name === undefined) return false;
    let value: string | undefined;
    const attributes: string[] = [];
    for (let next = this.match(attribute); next !== null; next = this.match(attribute)) {
      const [, each = '', inDouble, inSingle = ''] = next;
      const content = attributeContent(inDouble ?? inSingle);
      if (content === undefined || attributes.length > mostAttributes || hasName(attributes, each))
        return false;
      if (each !== 'value') attributes.push(each, content);
      else if (value === undefined) value = content;
      else return false;
    }
    const end = this.match(tagEnd);
    return end !== null && this.startTag(name, value, attributes, end[1] === '/');
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
    const element = openedElement(name, value, attributes, this.at, scope);
    const parent = open[open.length - 1];
    if (parent !== undefined) adopt(parent, element);
    this.root ??= element;
    if (isEmpty) return true;
    open.push(element);
    scopes.push(scope);
    if (isPassedOver(element, this.root.namespace)) passed.push(name);
    return true;
  }

  private endTag(name: string | undefined): boolean {
    const { open, scopes, passed } = this;
    if (passed.length > 0) {
      if (passed.pop() !== name) return false;
      if (passed.length > 0) return true;
    }
    const element = open.pop();
    if (element?.name !== name || element === undefined) return false;
    scopes.pop();
    element.end = this.at;
    return true;
  }

  private comment(): boolean {
    const { text } = this;
    this.match(space);
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
    return !this.ampersand.isWithin(at, end) || withoutReferences(text.slice(at, end)) !== undefined;
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
