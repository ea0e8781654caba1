import { createValidator } from './validator.js';

const validator = createValidator();
const ns = 'xmlns="http://hl7.org/fhir"';
const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';
const narrative = `<text><status value="generated"/><div ${xhtml}>A server.</div></text>`;
const head = `${narrative}<url value="https://a.test/c"/><version value="1"/><name value="A"/><status value="active"/>`;
const tail =
  '<date value="2026-01-31"/><description value="a"/><kind value="requirements"/><fhirVersion value="4.0.1"/><format value="xml"/>' +
  '<rest><mode value="server"/></rest>';

/** A good statement with more on a line of its own: before the kind, unless told. */
const statement = (more: string, { start = '', attributes = '', at = 'rest' } = {}): string => {
  const whole = `${start}<CapabilityStatement ${ns}${attributes}>${head}${tail}</CapabilityStatement>`;
  return whole.replace(`<${at}>`, `\n${more}\n<${at}>`);
};
const inRest = (more: string): string =>
  `<CapabilityStatement ${ns}>${head}${tail}</CapabilityStatement>`.replace('</rest>', `\n${more}</rest>`);

const issuesOf = (input: string | Uint8Array, judge = validator): string[] =>
  judge
    .check(input)
    .issues.map(
      ({ issue, key, place }) =>
        `${String(place?.line)}:${String(place?.column)} ${key} ${issue.expression?.[0]?.replace('CapabilityStatement', '') ?? '-'}`,
    );

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const root = (content: string): string => `<CapabilityStatement ${ns}>${content}</CapabilityStatement>`;

describe('what is good', () => {
  test.each([
    { title: 'a statement', xml: statement('') },
    { title: 'a byte order mark', xml: Buffer.from(`\ufeff${statement('')}`) },
    {
      title: 'a declaration',
      xml: statement('', { start: '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n' }),
    },
    {
      title: 'comments and processing instructions',
      xml: statement('<!-- a --><?b c?>', { start: '<?x y?><!-- d -->' }),
    },
    {
      title: "a hint for XML's own schemas",
      xml: statement('', {
        attributes: ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
      }),
    },
    {
      title: 'prefixes',
      xml: statement('')
        .replace(ns, 'xmlns:f="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"')
        .replaceAll(/<(\/?)(?=\w)/g, '<$1f:')
        .replace(`<f:div ${xhtml}>`, '<h:div>')
        .replace('</f:div>', '</h:div>'),
    },
    {
      title: 'single quotes, spaces in tags, line ends of two characters',
      xml: statement('').replaceAll('"/>', '"\r\n />').replaceAll('"', "'"),
    },
    {
      title: 'entities of XML and numbers',
      xml: statement('').replace('value="A"', 'value="&#65;&#x42;"').replace('A server.', '&lt;&amp;&#160;'),
    },
    { title: 'an id as an attribute', xml: inRest('').replace('<rest>', '<rest id="r">') },
    {
      title: 'a narrative of many levels',
      xml: statement('').replace('A server.', `${'<b>'.repeat(500)}a${'</b>'.repeat(500)}`),
    },
    { title: 'CDATA in a narrative', xml: statement('').replace('A server.', '<![CDATA[a<b]]>') },
  ])('$title', ({ xml }) => {
    expect(issuesOf(xml)).toEqual([]);
  });
});

describe('what is no XML, or none that is read', () => {
  test.each([
    {
      title: 'an entity bomb',
      xml: '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>\n<a>&c;</a>',
      issue: '2:1 shape-doctype -',
    },
    {
      title: 'an external entity',
      xml: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      issue: '1:1 shape-doctype -',
    },
    { title: 'a web page', xml: '<!doctype html>\n<html><br></html>', issue: '1:1 shape-doctype -' },
    {
      title: 'a DOCTYPE behind the root',
      xml: '<Patient xmlns="http://hl7.org/fhir"/><!DOCTYPE a>',
      issue: '1:47 shape-xml -',
    },
    {
      title: 'an entity of HTML',
      xml: root('\n<text><div>&nbsp;</div></text>'),
      issue: '2:12 shape-xml -',
    },
    { title: 'an ampersand', xml: root('\n<name value="a & b"/>'), issue: '2:16 shape-xml -' },
    { title: 'two roots', xml: `<Patient ${ns}/>\n<Patient ${ns}/>`, issue: '2:1 shape-xml -' },
    { title: 'no root', xml: '<!-- a -->\n', issue: '1:11 shape-xml -' },
    { title: 'text behind the root', xml: `<Patient ${ns}/>\na`, issue: '2:2 shape-xml -' },
    { title: 'tags that cross', xml: root('<a><b></a></b>'), issue: '1:56 shape-xml -' },
    { title: 'an element that is not closed', xml: `<Patient ${ns}>\n<a/>`, issue: '2:4 shape-xml -' },
    { title: 'an attribute twice', xml: root('<name value="a" value="b"/>'), issue: '1:50 shape-xml -' },
    { title: 'a control character', xml: root('<name value="&#1;"/>'), issue: '1:63 shape-xml -' },
    {
      title: 'white space before the declaration',
      xml: ` <?xml version="1.0"?>${root('')}`,
      issue: '1:7 shape-xml -',
    },
    { title: 'deep nesting', xml: `<Bundle ${ns}>${'<a>'.repeat(100_000)}`, issue: '1:418 shape-too-deep -' },
    {
      title: 'deep nesting of known elements',
      xml: `<Patient ${ns}>${'<extension url="urn:a">'.repeat(100)}${'</extension>'.repeat(100)}</Patient>`,
      issue: '1:1487 shape-too-deep -',
    },
    {
      title: 'invalid UTF-8',
      xml: Buffer.from('<a b="\xe9"/>', 'latin1'),
      issue: 'undefined:undefined shape-utf-8 -',
    },
    {
      title: 'UTF-16 with a declaration',
      xml: utf16(`<?xml version="1.0" encoding="UTF-16"?>${root('')}`),
      issue: 'undefined:undefined shape-utf-16 -',
    },
    {
      title: 'a web page of XML',
      xml: '\n<html xmlns="http://www.w3.org/1999/xhtml"/>',
      issue: '2:1 shape-unknown-resource-type -',
    },
    {
      title: 'a statement of DSTU2',
      xml: `<Conformance ${ns}/>`,
      issue: '1:1 shape-unknown-resource-type -',
    },
  ])('$title', ({ xml, issue }) => {
    expect(issuesOf(xml)).toEqual([issue]);
    expect(validator.check(xml).isReadable).toBe(false);
  });
});

describe('what is wrong in XML', () => {
  test.each([
    {
      title: 'an unknown element',
      xml: statement('<nick value="a"/>'),
      issues: ['2:1 shape-unknown-property '],
    },
    { title: 'a name of JSON', xml: statement('<_name id="a"/>'), issues: ['2:1 shape-unknown-property '] },
    {
      title: 'resourceType',
      xml: statement('<resourceType value="a"/>'),
      issues: ['2:1 shape-unknown-property '],
    },
    {
      title: 'a name that objects have',
      xml: statement('<__proto__ value="a"/><constructor/>'),
      issues: ['2:1 shape-unknown-property ', '2:23 shape-unknown-property '],
    },
    {
      title: 'an attribute for an element',
      xml: statement('', { attributes: '\nkind="instance"' }),
      issues: ['2:1 shape-unknown-attribute '],
    },
    {
      title: 'a language',
      xml: statement('', { attributes: '\nxml:lang="en"' }),
      issues: ['2:1 shape-unknown-attribute '],
    },
    {
      title: 'an id of a resource as an attribute',
      xml: statement('', { attributes: '\nid="a"' }),
      issues: ['2:1 shape-unknown-attribute '],
    },
    {
      title: 'an id of an element as an element',
      xml: inRest('<id value="a"/>'),
      issues: ['2:1 shape-unknown-property .rest[0]'],
    },
    {
      title: 'a url of an extension as an element',
      xml: statement('<extension><url value="urn:a:b"/><valueCode value="a"/></extension>', {
        at: 'text',
      }).replace(/<text>.*<\/text>/, ''),
      issues: [
        '1:1 dom-6 ',
        '2:1 extension-unknown .extension[0]',
        '2:12 shape-unknown-property .extension[0]',
      ],
    },
    {
      title: 'a boolean that is none',
      xml: statement('<experimental value="yes"/>', { at: 'x' }).replace(
        '<date',
        '\n<experimental value="yes"/><date',
      ),
      issues: ['2:1 shape-wrong-type .experimental'],
    },
    {
      title: 'an integer that is none',
      xml: `<Patient ${ns}><text><status value="generated"/><div ${xhtml}>a</div></text>\n<multipleBirthInteger value="1x"/></Patient>`,
      issues: ['1:1 not-judged Patient', '2:1 shape-wrong-type Patient.multipleBirth'],
    },
    {
      title: 'a whole number with a point',
      xml: `<Patient ${ns}>\n<multipleBirthInteger value="1.0"/></Patient>`,
      issues: ['1:1 not-judged Patient', '2:1 shape-wrong-type Patient.multipleBirth'],
    },
    {
      title: 'a code that is none',
      xml: statement('').replace('value="requirements"', 'value="Requirements"').replace('<kind', '\n<kind'),
      issues: ['2:1 element-binding .kind'],
    },
    {
      title: 'an empty value',
      xml: statement('').replace('<name value="A"', '\n<name value=""'),
      issues: ['2:1 ele-1 .name'],
    },
    {
      title: 'nothing at all',
      xml: statement('').replace('<name value="A"', '\n<name'),
      issues: ['2:1 shape-empty-object .name'],
    },
    {
      title: 'a value as text',
      xml: statement('').replace('<name value="A"/>', '\n<name>A</name>'),
      issues: ['2:7 shape-text .name'],
    },
    { title: 'text between elements', xml: statement('  some text'), issues: ['2:3 shape-text '] },
    { title: 'CDATA between elements', xml: statement('<![CDATA[a]]>'), issues: ['2:1 shape-text '] },
    {
      title: 'an object where a value belongs',
      xml: statement('').replace('<name value="A"/>', '\n<name><text value="a"/></name>'),
      issues: ['2:1 shape-wrong-type .name'],
    },
    {
      title: 'a value where elements belong',
      xml: statement('').replace('<description', '\n<contact value="a"/><description'),
      issues: ['2:1 shape-wrong-type .contact[0]'],
    },
    {
      title: 'a value and more than extensions',
      xml: statement('').replace('<name value="A"/>', '<name value="A">\n<text value="a"/></name>'),
      issues: ['2:1 shape-unknown-property .name'],
    },
    {
      title: 'elements out of order, once',
      xml: statement('')
        .replace('<url value="https://a.test/c"/><version value="1"/>', '')
        .replace('<date', '<version value="1"/>\n<url value="https://a.test/c"/><date'),
      issues: ['1:188 shape-order .version'],
    },
    {
      title: 'an element twice',
      xml: statement('').replace('<date', '\n<status value="draft"/><date'),
      issues: ['2:1 shape-repeated .status'],
    },
    {
      title: 'two values',
      xml: statement(
        `<extension url="urn:a:b"><valueCode value="a"/>\n<valueString value="b"/></extension>`,
        { at: 'x' },
      ).replace(
        '<url',
        '<extension url="urn:a:b"><valueCode value="a"/>\n<valueString value="b"/></extension><url',
      ),
      issues: ['1:147 extension-unknown .extension[0]', '2:1 shape-two-values .extension[0]'],
    },
    { title: 'no namespace', xml: statement('').replace(` ${ns}`, ''), issues: ['1:1 shape-namespace '] },
    {
      title: 'a wrong namespace',
      xml: statement('').replace(ns, 'xmlns="http://hl7.org/fhir/"'),
      issues: ['1:1 shape-namespace '],
    },
    {
      title: 'an element of another namespace',
      xml: statement('<x:a xmlns:x="urn:x"><b/></x:a>'),
      issues: ['2:1 shape-namespace '],
    },
    {
      title: 'a prefix that is not declared',
      xml: statement('<x:kind value="a"/>'),
      issues: ['2:1 shape-namespace '],
    },
    {
      title: "a narrative without XHTML's namespace",
      xml: statement('').replace(`<div ${xhtml}`, '\n<div'),
      issues: ['2:1 primitive-form .text.div'],
    },
    {
      title: 'another encoding',
      xml: statement('', { start: '<?xml version="1.0" encoding="ISO-8859-1"?>\n' }),
      issues: ['1:21 shape-encoding '],
    },
    {
      title: 'two resources in one place',
      xml: statement('')
        .replace('<url', '<contained><Basic><id value="a"/></Basic>\n<Basic/></contained><url')
        .replace('<status value="active"', '<status id="x" value="active"'),
      issues: ['1:158 dom-3 .contained[0]', '2:1 shape-repeated .contained[0]'],
    },
    {
      title: 'no resource where one belongs',
      xml: statement('').replace('<url', '\n<contained/><url'),
      issues: ['2:1 shape-resource-type .contained[0]'],
    },
  ])('$title', ({ xml, issues }) => {
    expect(issuesOf(xml)).toEqual(issues);
  });

  test('an issue of the order names the element to be moved and the one before it', () => {
    const { issues } = validator.check(root('<status value="active"/><url value="urn:a:b"/>'));
    const order = issues.find(({ key }) => key === 'shape-order');
    expect(order?.issue.details?.text).toMatch(/^url stands after status;/);
    expect(order?.issue.details?.coding?.[0]?.system).toBe('urn:fhir-rulepack:shape');
  });

  test('as many problems are listed as the limit says; the others are counted', () => {
    const xml = root('<a:b/>'.repeat(20));
    const { issues, leftOut } = createValidator({ packs: [], limits: { maxIssues: 5 } }).check(xml);
    expect(issues.filter(({ key }) => key === 'shape-namespace')).toHaveLength(5);
    expect(leftOut).toBe(16);
  });

  test.each<{ title: string; each: (index: string) => string; at: 'attribute' | 'content' }>([
    { title: 'attributes', each: (index) => ` a${index}="b"`, at: 'attribute' },
    { title: 'declarations', each: (index) => ` xmlns:a${index}="b"`, at: 'attribute' },
    { title: 'spaces after text', each: () => ' ', at: 'content' },
    { title: 'elements with declarations', each: () => '<format xmlns:a="b" value="xml"/>', at: 'content' },
    { title: 'elements of no namespace', each: () => '<a:b/>', at: 'content' },
    { title: 'two resources in one place', each: () => '<contained><A/><B/></contained>', at: 'content' },
  ])('100,000 $title come to an end', ({ each, at }) => {
    const many = Array.from({ length: 100_000 }, (_, index) => each(index.toString())).join('');
    const declared = Array.from({ length: 1000 }, (_, index) => ` xmlns:p${index.toString()}="b"`).join('');
    const xml =
      at === 'attribute'
        ? statement('', { attributes: many })
        : statement(`x${many}y`, { attributes: declared });
    expect(validator.check(xml).isReadable).toBe(true);
  });

  test('a problem can be switched off', () => {
    const off = createValidator({ off: ['shape-namespace'] });
    expect(off.check(statement('<a:b/>')).issues).toEqual([]);
  });

  test('no fix is offered: fixes are changes of JSON', () => {
    const { issues } = validator.check(statement('').replace('value="requirements"', 'value="Requirements"'));
    expect(issues).toHaveLength(1);
    expect(issues[0]).not.toHaveProperty('fix');
  });
});

describe('the version of a statement', () => {
  const unknown = 'acceptUnknown';
  const of = (version: string, more: string): string =>
    `<CapabilityStatement ${ns}>${head}${tail.replace('4.0.1', version).replace('<rest>', `${more}<rest>`)}</CapabilityStatement>`;
  const contained = (version: string): string =>
    of(version, '').replace('<url value', `<contained>\n${animal}</contained><url value`);
  const animal = '<Patient><id value="s"/>\n<animal><species><text value="a"/></species></animal></Patient>';

  test.each<{ title: string; xml: string; fhirVersion?: string; issues: readonly string[] }>([
    {
      title: "STU3's elements in their order",
      xml: of('3.0.2', '').replace('<format', `<${unknown} value="no"/><format`),
      issues: [],
    },
    {
      title: "STU3's elements out of it",
      xml: of('3.0.2', `\n<${unknown} value="no"/>`),
      issues: [`2:1 shape-order .${unknown}`],
    },
    {
      title: "R5's elements in their order",
      xml: of('5.0.0', '<acceptLanguage value="en"/>').replace(
        '<name',
        '<versionAlgorithmString value="semver"/><name',
      ),
      issues: [],
    },
    {
      title: "R5's elements out of it",
      xml: of('5.0.0', '<implementationGuide value="https://a.test/g"/>\n<acceptLanguage value="en"/>'),
      issues: ['2:1 shape-order .acceptLanguage[0]'],
    },
    {
      title: 'elements of another version',
      xml: of('4.3.0', `\n<${unknown} value="no"/>\n<acceptLanguage value="en"/>`),
      issues: ['2:1 shape-unknown-property ', '3:1 shape-unknown-property '],
    },
    {
      title: 'a version that the user names',
      xml: of('4.0.1', '').replace('<format', `<${unknown} value="no"/><format`),
      fhirVersion: '3.0',
      issues: [],
    },
    { title: 'a preview', xml: of('4.2.0', ''), issues: ['1:1 shape-version-not-judged '] },
    { title: 'what it contains in STU3', xml: contained('3.0.2'), issues: [] },
    ...['4.0.1', '4.3.0', '5.0.0'].map((version) => ({
      title: `what it contains in ${version}`,
      xml: contained(version),
      issues: ['3:1 shape-unknown-property .contained[0]'],
    })),
  ])('$title', ({ xml, fhirVersion, issues }) => {
    const judge = createValidator(fhirVersion === undefined ? {} : { fhirVersion });
    expect(issuesOf(xml, judge).filter((issue) => issue.includes(' shape-'))).toEqual(issues);
  });
});

test.each([
  {
    title: 'an attribute',
    rest: '<rest id="a"><mode id="a" value="server"/></rest>',
    range: 'id="a"',
    at: 1,
  },
  { title: 'an element', rest: '<rest><mode value="server"/><nick/></rest>', range: '<nick/>', at: 0 },
  {
    title: 'an element and its content',
    rest: '<rest><mode\nvalue="x"></mode></rest>',
    range: '<mode\nvalue="x"></mode>',
    at: 0,
  },
])('the range of $title', ({ rest, range, at }) => {
  const xml = statement('').replace(/<rest>.*<\/rest>/, rest);
  const [issue] = validator.check(xml).issues;
  const start = [...xml.matchAll(new RegExp(range, 'g'))][at]?.index;
  expect(issue?.place).toMatchObject({ offset: start, endOffset: (start ?? 0) + range.length });
});
