import { layOutXml } from './lay-out-xml.js';

const ns = 'xmlns="http://hl7.org/fhir"';

test.each([
  {
    title: 'a line for each element',
    text: `<?xml version="1.0"?><a ${ns}><b c='>"' /><!-- d\ne --><f><g>\t</g></f></a>`,
    laid: `<?xml version="1.0"?>\n<a ${ns}>\n  <b c='>"' />\n  <!-- d\ne -->\n  <f>\n    <g></g>\n  </f>\n</a>\n`,
  },
  {
    title: 'narratives stay as they are',
    text: `<a ${ns}>\n<text><div xmlns="http://www.w3.org/1999/xhtml"><p> a <b>c</b>\n<br/></p><div>d</div></div>\n\n</text></a>`,
    laid: `<a ${ns}>\n  <text>\n    <div xmlns="http://www.w3.org/1999/xhtml"><p> a <b>c</b>\n<br/></p><div>d</div></div>\n  </text>\n</a>\n`,
  },
  {
    title: 'text that does not belong there is kept',
    text: `<a ${ns}>  some text <b/></a>`,
    laid: `<a ${ns}>\n  some text\n  <b/>\n</a>\n`,
  },
])('$title', ({ text, laid }) => {
  expect(layOutXml(text)).toBe(laid);
  expect(layOutXml(laid)).toBe(laid);
});

test.each(['', '<a>', '<a></b>', '<!DOCTYPE a><a/>', '{}'])('%j is no XML', (text) => {
  expect(layOutXml(text)).toBeUndefined();
});
