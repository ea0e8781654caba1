import fc from 'fast-check';
import { formOf } from './primitive-forms.js';
import { elementAt } from './xhtml-names.js';

const check = (value: string): string | undefined => {
  const fault = formOf('xhtml')?.(value);
  return fault && `${fault.key} ${fault.messageId.replace(/^XHTML_XHTML_|^http.*#/, '')}`;
};
const ns = 'xmlns="http://www.w3.org/1999/xhtml"';
const div = (content: string): string => `<div ${ns}>${content}</div>`;

test.each([
  { title: 'text', value: div('a') },
  { title: 'an image alone', value: div('<p><img src="#a"/></p>') },
  { title: 'a no-break space', value: div('&#160;') },
  { title: 'CDATA', value: div('<![CDATA[ a<b ]]>') },
  {
    title: 'a table',
    value: div('<table border="1"><tr><td colspan="2" nowrap="nowrap">a</td></tr></table>'),
  },
  { title: 'all entities', value: div('&amp;&lt;&gt;&quot;&apos;&#x1F600;&#9;') },
  { title: 'comments', value: div('<!-- <script> & -->a<!---->') },
  { title: 'what stands around', value: `\ufeff <?xml version="1.0"?><!-- a -->\n${div('a')}\n<!-- b --> ` },
  { title: 'a language', value: `<div ${ns} xml:lang="en" lang='en' id="a">a</div>` },
  { title: 'another namespace declared', value: `<div xmlns:x="urn:x" ${ns}><p ${ns}>a</p></div>` },
  { title: 'space in tags', value: `<div ${ns}\n>a<br /><b\n>c</b ></div\n>` },
  { title: 'space around =', value: `<div ${ns} class = "a>b">a</div>` },
  { title: 'paragraphs one after another', value: div('<p>a</p><p>b</p><div><p>c</p></div>') },
  { title: 'xml:space', value: div('<pre xml:space="preserve">a</pre>') },
])('$title is good', ({ value }) => {
  expect(check(value)).toBeUndefined();
});

test.each([
  { value: ' ', fault: 'primitive-form Error_parsing_XHTML_' },
  { value: 'text', fault: 'primitive-form Error_parsing_XHTML_' },
  { value: '</div>', fault: 'primitive-form Error_parsing_XHTML_' },
  { value: '<div>a</div>', fault: 'primitive-form NS_InValid' },
  { value: '<div xmlns="http://www.w3.org/1999/xhtml/">a</div>', fault: 'primitive-form NS_InValid' },
  { value: div('<p xmlns="">a</p>'), fault: 'primitive-form NS_InValid' },
  { value: `<p ${ns}>a</p>`, fault: 'primitive-form Name_Invalid' },
  { value: `<html ${ns}>a</html>`, fault: 'primitive-form Name_Invalid' },
  { value: `<DIV ${ns}>a</DIV>`, fault: 'primitive-form Name_Invalid' },
  { value: `<div ${ns}/>`, fault: 'txt-2 txt-2' },
  { value: div(''), fault: 'txt-2 txt-2' },
  { value: div(' \n<p> &#32;&#x20;</p><!-- a --><![CDATA[ ]]>'), fault: 'txt-2 txt-2' },
  { value: div('<script>a</script>'), fault: 'txt-1 Element_Illegal' },
  { value: div('<x:p>a</x:p>'), fault: 'txt-1 Element_Illegal' },
  { value: div('<P>a</P>'), fault: 'txt-1 Element_Illegal' },
  { value: div('<td onclick="a">b</td>'), fault: 'txt-1 Attribute_Illegal' },
  { value: div('<p href="a">b</p>'), fault: 'txt-1 Attribute_Illegal' },
  { value: `<div ${ns} onload="a">b</div>`, fault: 'txt-1 Attribute_Illegal' },
  { value: div('<p><b><p>a</p></b></p>'), fault: 'txt-1 ELEMENT_ILLEGAL_IN_PARA' },
  { value: div('<p><ul><li>a</li></ul></p>'), fault: 'txt-1 ELEMENT_ILLEGAL_IN_PARA' },
  { value: `<!DOCTYPE div>${div('a')}`, fault: 'txt-1 DOCTYPE_ILLEGAL' },
  { value: div('a&nbsp;b'), fault: 'primitive-form Entity_Illegal' },
  { value: div('<p title="&copy;">a</p>'), fault: 'primitive-form Entity_Illegal' },
  { value: div('a & b'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('&#0;'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('&#xD800;'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('&#1114112;'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('&#X20;'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p>a'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<b><i>a</b></i>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<b>a</bb>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<br>a'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('a < b'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<td nowrap>a</td>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p class=a>b</p>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p class="a"id="b">c</p>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p class="a" class="b">c</p>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p title="a<b">c</p>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<p / >c</p>'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<!-- a'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<?a'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: div('<![CDATA[a'), fault: 'primitive-form Error_parsing_XHTML_' },
  { value: `<div ${ns} class="a`, fault: 'primitive-form Error_parsing_XHTML_' },
  { value: `<div ${ns}`, fault: 'primitive-form Error_parsing_XHTML_' },
  { value: `${div('a')}${div('b')}`, fault: 'primitive-form Error_parsing_XHTML_' },
  { value: `${div('a')}b`, fault: 'primitive-form Error_parsing_XHTML_' },
])('$value: $fault', ({ value, fault }) => {
  expect(check(value)).toBe(fault);
});

test('a text tells the tag, the attribute and the character', () => {
  const textOf = (value: string): string | undefined => formOf('xhtml')?.(value)?.text;
  expect(textOf(div('<script>a</script>'))).toContain(
    `"<script>" at character ${String(div('').length - 5)},`,
  );
  expect(textOf(div('<p href="a">b</p>'))).toContain('"href" on <p>');
  expect(textOf(div('<b><i>a</b></i>'))).toContain('</i> must come first');
});

test('elements are told apart by their whole names', () => {
  const found = ['th', 'td', 'h1', 'blockquote', 'h7', 'divx', 'constructor', ''].map(
    (name) => elementAt(`<${name}>`, 1, 1 + name.length)?.name,
  );
  expect(found).toEqual(['th', 'td', 'h1', 'blockquote', undefined, undefined, undefined, undefined]);
});

/** Without paragraphs, which may not hold blocks. */
const names = ['b', 'i', 'td', 'th', 'li', 'a', 'h1', 'blockquote', 'div', 'span', 'area', 'dd', 'img'];
const word = fc.constantFrom('a', ' ', '&amp;', '&#160;', 'ü', '>', '"', '\n', '\u{1F600}');
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    word,
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, content]) => `<${name} class="c" id='d'>${content.join('')}</${name}>`),
  ),
}));
const pieces = fc.constantFrom(
  ...[
    '<',
    '>',
    '/',
    '</',
    '<div',
    '</div>',
    '<p',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE',
  ],
  ...['"', "'", '=', '&', ';', '#', '&#x', ` ${ns}`, ' class="a"', 'a', ' ', '\ud800', '\u0000'],
);

test('well-formed trees pass, and nothing makes it throw', () => {
  fc.assert(
    fc.property(tree, (content) => {
      expect(check(div(`x${content}`))).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(), (parts, at) => {
      const value = parts.join('');
      for (const each of [value, div(value), div(value).slice(at % 60)])
        expect(typeof formOf('xhtml')?.(each)).toMatch(/undefined|object/);
    }),
  );
});
