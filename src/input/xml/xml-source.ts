import type { ElementNode } from '../../fhir/element.js';
import type { Finding } from '../finding.js';
import type { Limits } from '../limits.js';
import { locationOfPath } from '../location-of-path.js';
import { lineStarts, placeOf } from '../places.js';
import { shapeIssue } from '../shape-issues.js';
import { hasLoneSurrogate } from '../shape-words.js';
import type { ShapeResult } from '../shape.js';
import type { Source } from '../source.js';
import { numberFinding, isSpelled } from '../text-findings.js';
import { tooDeep } from '../too-deep.js';
import { docTypeOffset } from './doc-type.js';
import { fhirNamespace } from './namespaces.js';
import { parseXml, type XmlDocument } from './parse-xml.js';
import { parsePlainXml } from './parse-plain-xml.js';
import { startTagOf } from './xml-element.js';
import { createXmlFinder, xmlRanges } from './xml-places.js';
import { headOf, XmlToJson, type XmlProblem } from './xml-to-json.js';
import * as words from './xml-words.js';

/** Reads XML text: http://hl7.org/fhir/R4/xml.html */
export function readXml(
  text: string,
  limits: Limits,
  isWellFormed: boolean,
): Source | { readonly fatal: Finding } {
  const read = readXmlDocument(text, limits);
  return 'fatal' in read ? read : xmlSource(text, read, isWellFormed);
}

/** Reads the elements, whatever they mean. */
export function readXmlDocument(text: string, limits: Limits): XmlDocument | { readonly fatal: Finding } {
  const docType = docTypeOffset(text);
  if (docType !== undefined) {
    return fatal(shapeIssue('shape-doctype', words.docType), docType, '<!DOCTYPE'.length);
  }
  const parsed = parsePlainXml(text, limits.maxDepth) ?? parseXml(text, limits.maxDepth);
  if ('root' in parsed) return parsed;
  return parsed.kind === 'too-deep'
    ? fatal(tooDeep(limits), parsed.offset)
    : fatal(shapeIssue('shape-xml', words.notWellFormed(parsed.message)), parsed.offset);
}

const fatal = (finding: Finding, offset: number, length = 1): { readonly fatal: Finding } => ({
  fatal: { ...finding, range: [offset, offset + length] },
});

/** A resource within XML that was read already. It is judged where it stands there. */
export class XmlResource {
  readonly source: Source;

  constructor(text: string, document: XmlDocument) {
    this.source = xmlSource(text, document, true);
  }
}

function xmlSource(text: string, document: XmlDocument, isWellFormed: boolean): Source {
  const { root } = document;
  return {
    form: 'xml',
    text,
    head: headOf(root),
    read(model, { maxIssues }, off) {
      const reader = new XmlToJson(text, root, maxIssues, off);
      const resource = reader.resource(root, model);
      return {
        resource,
        lookout: {
          checkStrings: !isWellFormed && hasLoneSurrogate(text),
          mayHidePoint: () => false,
          isParsed: true,
        },
        hidden: (shape, node) => ({
          findings: [
            ...documentFindings(text, document, node),
            ...reader.problems.map((problem) => problemFinding(problem, node)),
            ...changedNumbers(document, shape, node),
          ],
          leftOut: reader.leftOut,
        }),
      };
    },
    locate(requests) {
      const ranges = xmlRanges(text, root, requests);
      const lines = lineStarts(text);
      return ranges.map(([start, end]) => placeOf(start, end, lines));
    },
  };
}

const problemFinding = ({ key, text, path, range }: XmlProblem, root: ElementNode): Finding => ({
  ...shapeIssue(key, text, locationOfPath(root, path), path),
  range,
});

/** What is wrong with the whole. */
function documentFindings(text: string, { root, encoding }: XmlDocument, node: ElementNode): Finding[] {
  const findings: Finding[] = [];
  const location = locationOfPath(node, []);
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    const start = text.indexOf('encoding');
    const range = [start, text.indexOf('?>', start)] as const;
    findings.push({ ...shapeIssue('shape-encoding', words.wrongEncoding(encoding), location, []), range });
  }
  if (root.namespace !== fhirNamespace) {
    const said = words.wrongNamespace(root.name, root.namespace);
    findings.push({ ...shapeIssue('shape-namespace', said, location, []), range: startTagOf(root, text) });
  }
  return findings;
}

/** Numbers that JavaScript reads with another precision than they are written in. */
function changedNumbers({ root }: XmlDocument, { numbers }: ShapeResult, node: ElementNode): Finding[] {
  const find = createXmlFinder(root);
  return numbers.flatMap((number) => {
    const written = find(number.path).element.value?.replace(/^\+/, '');
    return written === undefined || isSpelled(written, number.value) ? [] : [numberFinding(number, node)];
  });
}
