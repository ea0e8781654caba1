import fc from 'fast-check';
import { parsePlainXml } from './parse-plain-xml.js';
import { parseXml } from './parse-xml.js';

const maxDepth = 8;

/** Pieces of which XML is made, and of which it is not. */
const pieces = fc.constantFrom(
  ...[
    '<a>',
    '</a>',
    '<b/>',
    '<div>',
    '</div>',
    '<a b="c">',
    '<a value="d" >',
    "<b value='e'/>",
    '<x:a>',
    '</x:a>',
  ],
  ...[
    '<a value="&amp;f"/>',
    '<a value="\n\t\r\ng"/>',
    '<a b="1" b="2"/>',
    '<a value="1" value="2"/>',
    '<a b="<"/>',
  ],
  ...[
    '<a xmlns="urn:a">',
    '<b xmlns:x="urn:x" x:c="d"/>',
    '<a xmlns="">',
    '<a b=c>',
    '<a b>',
    '<é>',
    '<a/ >',
  ],
  ...[
    '<!-- h -->',
    '<!-- h -- i -->',
    '<!---->',
    '<!--->',
    '<?j k?>',
    '<![CDATA[l]]>',
    '<!DOCTYPE a>',
    ']]>',
  ],
  ...['&lt;', '&nbsp;', '&', '&#65;', '&#0;', '&#xD800;', '&#x1F600;', '&#9999999;', ';', '"', "'", '<', '>'],
  ...[' ', '\n', '\r', 'm', '\u0001', '\ufffe', '\ud800', '😀', '\u00a0', '<?xml version="1.0"?>', '\ufeff'],
);
const tree = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 10 },
    fc.constantFrom(
      '<b/>',
      '<c value="d"/>',
      '<!-- e -->',
      '\n',
      '<div>f&amp;<i>g</i></div>',
      '<h xmlns="urn:h">i</h>',
    ),
    fc
      .tuple(fc.constantFrom('a', 'text', 'a b="c"', 'a value="é"'), fc.array(tie('tree'), { maxLength: 3 }))
      .map(([tag, content]) => `<${tag}>${content.join('')}</${tag.replace(/ .*/, '')}>`),
  ),
})).tree;

const agrees = (text: string): boolean => {
  const plain = parsePlainXml(text, maxDepth);
  if (plain === undefined) return false;
  expect(plain).toEqual(parseXml(text, maxDepth));
  return true;
};

test('what is read as plain is what the parser of all XML reads', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), tree, fc.nat(), (parts, whole, at) => {
      agrees(`<a>${parts.join('')}</a>`);
      const place = at % (whole.length + 1);
      agrees(`${whole.slice(0, place)}${parts.slice(0, 2).join('')}${whole.slice(place)}`);
    }),
    { numRuns: 2000 },
  );
});

test('ordinary XML is plain', () => {
  fc.assert(
    fc.property(tree, (content) => {
      const text = `<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:a">${content}</a>\n`;
      expect(agrees(text)).toBe('root' in parseXml(text, maxDepth));
    }),
  );
});
