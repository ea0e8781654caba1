import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { adopt, isPassedOver, openedElement, type GrowingElement } from './growing-element.js';
import { namespaceOf, outermostScope, scopeIn, type NamespaceScope } from './namespaces.js';
import type { XmlElement, XmlRange } from './xml-element.js';

export interface XmlDocument {
  readonly root: XmlElement;
  /** What the XML declaration says. */
  readonly encoding: string | undefined;
}

/** Why a text is not XML, or is nested too deeply, and where. */
export interface XmlFault {
  readonly kind: 'not-well-formed' | 'too-deep';
  /** What the parser says. */
  readonly message: string;
  readonly offset: number;
}

/**
 * Reads any XML into elements. What is below a narrative's `div` or an element of another namespace than the root's is
 * passed over, at any depth. No entity is known but XML's five, and no document type is read.
 */
export function parseXml(text: string, maxDepth: number): XmlDocument | XmlFault {
  const parser = new SaxesParser({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  const open: GrowingElement[] = [];
  const scopes: NamespaceScope[] = [];
  /** How many elements are open from the one on whose content is passed over. */
  let passed = 0;
  let root: GrowingElement | undefined;

  const openElement = ({ name, attributes }: SaxesTagPlain): void => {
    if (passed > 0) {
      passed += 1;
      return;
    }
    if (open.length >= maxDepth) throw new Fault('too-deep', '');
    const { value, ...others } = attributes;
    const list = Object.entries(others).flat();
    const scope = scopeIn(scopes.at(-1) ?? outermostScope, list);
    const colon = name.indexOf(':');
    const namespace = colon < 0 ? scope.own : namespaceOf(name.slice(0, colon), scope);
    const element = openedElement(name.slice(colon + 1), namespace, value, list, parser.position, scope);
    const parent = open.at(-1);
    if (parent !== undefined) adopt(parent, element);
    root ??= element;
    if (isPassedOver(element, root.namespace)) passed = 1;
    open.push(element);
    scopes.push(scope);
  };
  const closeElement = (): void => {
    if (passed > 0) passed -= 1;
    if (passed > 0) return;
    const element = open.pop();
    scopes.pop();
    if (element !== undefined) element.end = parser.position;
  };
  const noteStray = (content: string, opening: string, end: number): void => {
    const element = open.at(-1);
    if (passed > 0 || element === undefined || element.stray !== undefined || !visible.test(content)) return;
    element.stray = trimmed(text, text.lastIndexOf(opening, end - 1), end);
  };

  parser.on('opentag', openElement);
  parser.on('closetag', closeElement);
  // The text ends where the next tag begins.
  parser.on('text', (content) => {
    noteStray(content, '>', parser.position - 1);
  });
  parser.on('cdata', (content) => {
    noteStray(content, '<![CDATA[', parser.position);
  });
  parser.on('error', ({ message }) => {
    throw new Fault('not-well-formed', message);
  });
  try {
    parser.write(text);
    const { encoding } = parser.xmlDecl;
    parser.close();
    // The parser has refused a text without a root.
    if (root === undefined) throw new Fault('not-well-formed', '');
    return { root, encoding };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return faultOf(error, text, parser.position);
  }
}

/** Ends the reading. */
class Fault extends Error {
  readonly kind: XmlFault['kind'];
  constructor(kind: XmlFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The parser tells of a fault when it has read the whole of what is wrong: of a bare & the rest of the text. */
function faultOf({ kind, message }: Fault, text: string, position: number): XmlFault {
  const bare = /^(?:unclosed tag|unexpected end)/.test(message) ? text.search(bareAmpersand) : -1;
  if (bare >= 0) return { kind, message: 'empty entity name.', offset: bare };
  return { kind, message, offset: offsetOf(kind, message, text, position) };
}

const bareAmpersand = /&(?!(?:[a-z]+|#[0-9]+|#x[0-9a-fA-F]+);)/;

function offsetOf(kind: XmlFault['kind'], message: string, text: string, position: number): number {
  const at = Math.max(0, position - 1);
  const isOfTag = kind === 'too-deep' || /clos(?:e|ing) tag|duplicate attribute|only one root/.test(message);
  const begin = isOfTag ? '<' : message.includes('entity') ? '&' : undefined;
  return begin === undefined ? at : Math.max(0, text.lastIndexOf(begin, at));
}

/** Anything but what XML takes for white space. */
const visible = /[^ \t\r\n]/;

/** Without the end of the tag before, and without white space around. */
function trimmed(text: string, opening: number, end: number): XmlRange {
  let first = text.charAt(opening) === '>' ? opening + 1 : opening;
  let last = end;
  while (first < last && !visible.test(text.charAt(first))) first += 1;
  while (last > first && !visible.test(text.charAt(last - 1))) last -= 1;
  return [first, last];
}
