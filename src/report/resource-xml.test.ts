import { modelOf } from '../fhir/model/model.js';
import { resourceXml } from './resource-xml.js';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ns = 'xmlns="http://hl7.org/fhir"';
const model = modelOf('4.0');

test.each([
  {
    title: 'elements in the order of their definition, ids and urls as attributes',
    resource: {
      resourceType: 'OperationOutcome',
      issue: [
        {
          expression: ['A', 'B'],
          extension: [{ valueInteger: 3, url: 'urn:a' }],
          code: 'invalid',
          severity: 'error',
          id: 'i',
        },
      ],
      id: 'o',
    },
    xml: '<id value="o"/><issue id="i"><extension url="urn:a"><valueInteger value="3"/></extension><severity value="error"/><code value="invalid"/><expression value="A"/><expression value="B"/></issue>',
  },
  {
    title: 'what a primitive has beside its value, and what it has instead of one',
    resource: {
      resourceType: 'OperationOutcome',
      _language: { extension: [{ url: 'urn:a', valueBoolean: false }] },
      issue: [
        { code: 'invalid', _code: { id: 'c' }, expression: [null, 'B'], _expression: [{ id: 'e' }, null] },
      ],
    },
    xml: '<language><extension url="urn:a"><valueBoolean value="false"/></extension></language><issue><code value="invalid" id="c"/><expression id="e"/><expression value="B"/></issue>',
  },
  {
    title: 'narratives and contained resources',
    resource: {
      resourceType: 'OperationOutcome',
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a<br/></div>' },
      contained: [{ resourceType: 'Basic', id: 'b' }],
    },
    xml: '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">a<br/></div></text><contained><Basic><id value="b"/></Basic></contained>',
  },
  {
    title: 'characters of markup, white space, hidden ones, and those that XML does not have',
    resource: { resourceType: 'OperationOutcome', id: '<&">\'\t\n\u202e\u0001\ud800\uffff😀' },
    xml: '<id value="&lt;&amp;&quot;>\'&#x9;&#xa;&#x202e;\\x01\\ud800\\uffff😀"/>',
  },
])('$title', ({ resource, xml }) => {
  expect(resourceXml(resource, model)).toBe(
    `${declaration}<OperationOutcome ${ns}>${xml}</OperationOutcome>\n`,
  );
});

test('it is indented for people, but for narratives', () => {
  const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div>';
  const resource = { resourceType: 'Basic', text: { status: 'generated', div }, id: 'b' };
  expect(resourceXml(resource, model, true)).toBe(
    `${declaration}<Basic ${ns}>\n  <id value="b"/>\n  <text>\n    <status value="generated"/>\n    ${div}\n  </text>\n</Basic>\n`,
  );
});
