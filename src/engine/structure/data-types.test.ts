import { statement, rest, narrative, told, absent, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';
const telecom = (...telecom: unknown[]): object => statement({ contact: [{ telecom }] });
const T = `${C}.contact[0].telecom[0]`;
const div = (div: unknown): object => statement({ text: { status: 'generated', div } });
const useContext = (more: object): object => statement({ useContext: [more] });
const U = `${C}.useContext[0]`;
const age = { code: 'age' };
const extension = (value: object): object =>
  statement({ extension: [{ url: 'http://fountain.test/any', ...value }] });
const E = `${C}.extension[0]`;
const unknown = `information extension-unknown ${E}`;

test.each<Case>([
  ['a system that is none', telecom({ system: 'web', value: 'a' }), `error element-binding ${T}.system`],
  [
    'a use that is none',
    telecom({ system: 'url', value: 'a', use: 'office' }),
    `error element-binding ${T}.use`,
  ],
  ['a value without a system', telecom({ value: 'a' }), `error cpt-2 ${T}`],
  ['a system without a value', telecom({ system: 'url' })],
  ['a system absent with a reason', telecom({ _system: absent, value: 'a' })],
  [
    'a system of the wrong JSON type',
    telecom({ system: 5, value: 'a' }),
    `error shape-wrong-type ${T}.system`,
  ],
  ['an empty system', telecom({ system: '', value: 'a' }), `error ele-1 ${T}.system`],
  [
    'in an extension',
    extension({ valueContactPoint: { system: 'web', value: 'a' } }),
    unknown,
    `error element-binding ${E}.value.system`,
  ],
  [
    'in a ContactDetail of an extension',
    extension({ valueContactDetail: { telecom: [{ value: 'a' }] } }),
    unknown,
    `error cpt-2 ${E}.value.telecom[0]`,
  ],
])('ContactPoint: %s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

test.each<Case>([
  [
    'a status that is none',
    statement({ text: { ...narrative, status: 'made' } }),
    `error element-binding ${C}.text.status`,
  ],
  ['no status', statement({ text: { div: narrative.div } }), `error element-min ${C}.text`],
  ['of text', div(`<div ${xhtml}>a</div>`)],
  ['of an image alone', div(`<div ${xhtml}><img src="#a" alt="a"/></div>`)],
  [
    'of paragraphs and entities',
    div(`<div ${xhtml}><p class="a">a &amp; b &lt; &#160;</p><ul><li>c</li></ul></div>`),
  ],
  ['with a comment', div(`<div ${xhtml}><!-- a -->a</div>`)],
  ['txt-1: a script', div(`<div ${xhtml}><script>a()</script>a</div>`), `error txt-1 ${C}.text.div`],
  ['txt-1: a form', div(`<div ${xhtml}><form>a</form></div>`), `error txt-1 ${C}.text.div`],
  [
    'txt-1: an attribute that runs',
    div(`<div ${xhtml}><p onclick="a()">a</p></div>`),
    `error txt-1 ${C}.text.div`,
  ],
  ['txt-1: an iframe', div(`<div ${xhtml}><iframe src="a"/>a</div>`), `error txt-1 ${C}.text.div`],
  ['txt-2: nothing', div(`<div ${xhtml}/>`), `error txt-2 ${C}.text.div`],
  ['txt-2: white space', div(`<div ${xhtml}> <p> \n</p></div>`), `error txt-2 ${C}.text.div`],
  ['no XML', div(`<div ${xhtml}><p>a</div>`), `error primitive-form ${C}.text.div`],
  ['no div', div(`<p ${xhtml}>a</p>`), `error primitive-form ${C}.text.div`],
  ['not of the namespace of XHTML', div('<div>a</div>'), `error primitive-form ${C}.text.div`],
  ['plain text', div('a'), `error primitive-form ${C}.text.div`],
  ['empty', div(''), `error ele-1 ${C}.text.div`],
])('Narrative: %s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

test.each<Case>([
  ['a concept', useContext({ code: age, valueCodeableConcept: { text: 'a' } })],
  ['a quantity', useContext({ code: age, valueQuantity: { value: 5 } })],
  ['a range', useContext({ code: age, valueRange: { low: { value: 5 } } })],
  ['a reference', useContext({ code: age, valueReference: { display: 'a' } })],
  ['no code', useContext({ valueCodeableConcept: { text: 'a' } }), `error element-min ${U}`],
  ['no value', useContext({ code: age }), `error element-min ${U}`],
  [
    'two values',
    useContext({ code: age, valueCodeableConcept: { text: 'a' }, valueQuantity: { value: 5 } }),
    `error shape-two-values ${U}`,
  ],
  [
    'a code that is a string',
    useContext({ code: 'age', valueQuantity: { value: 5 } }),
    `error shape-wrong-type ${U}.code`,
  ],
  [
    'a comparator that is none',
    useContext({ code: age, valueQuantity: { value: 5, comparator: '=' } }),
    `error element-binding ${U}.value.comparator`,
  ],
  [
    'a number as a string',
    useContext({ code: age, valueQuantity: { value: '5' } }),
    `error shape-wrong-type ${U}.value.value`,
  ],
])('UsageContext: %s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});

const coding = (more: object): object => statement({ jurisdiction: [{ coding: [more] }] });
const J = `${C}.jurisdiction[0].coding[0]`;
const custodian = (custodian: object): object =>
  statement({ kind: 'instance', implementation: { description: 'Ours.', custodian } });

test.each<Case>([
  ['a code with two spaces', coding({ code: 'a  b' }), `error primitive-form ${J}.code`],
  ['a system with a space', coding({ system: 'http://a b', code: 'a' }), `error primitive-form ${J}.system`],
  [
    'a flag as a string',
    coding({ code: 'a', userSelected: 'true' }),
    `error shape-wrong-type ${J}.userSelected`,
  ],
  ['an unknown property', coding({ code: 'a', label: 'A' }), `error shape-unknown-property ${J}`],
  [
    'a period in a contact',
    telecom({ system: 'url', value: 'a', period: { start: '2026-13' } }),
    `error primitive-form ${T}.period.start`,
  ],
  ['the type of a reference, a word', custodian({ type: 'Organization', display: 'a' })],
  [
    'an identifier in a reference',
    custodian({ identifier: { use: 'first', value: 'a' } }),
    `error element-binding ${C}.implementation.custodian.identifier.use`,
  ],
  [
    'an identifier in an extension',
    extension({ valueIdentifier: { use: 'first', value: 'a' } }),
    unknown,
    `error element-binding ${E}.value.use`,
  ],
  ['an identifier as it may be', extension({ valueIdentifier: { use: 'official', value: 'a' } }), unknown],
  [
    'an address in an extension',
    extension({ valueAddress: { use: 'office', type: 'letter', text: 'a' } }),
    unknown,
    `error element-binding ${E}.value.use`,
    `error element-binding ${E}.value.type`,
  ],
  [
    'a name in an extension',
    extension({ valueHumanName: { use: 'stage', text: 'a' } }),
    unknown,
    `error element-binding ${E}.value.use`,
  ],
  [
    'an annotation without a text',
    extension({ valueAnnotation: { authorString: 'a' } }),
    unknown,
    `error element-min ${E}.value`,
  ],
  [
    'an expression without a language',
    extension({ valueExpression: { expression: 'a' } }),
    unknown,
    `error element-min ${E}.value`,
  ],
  [
    'a trigger of no type',
    extension({ valueTriggerDefinition: { name: 'a' } }),
    unknown,
    `error element-min ${E}.value`,
  ],
  [
    'a related artifact of a type that is none',
    extension({ valueRelatedArtifact: { type: 'link' } }),
    unknown,
    `error element-binding ${E}.value.type`,
  ],
  [
    'a unit of time that is none',
    extension({ valueTiming: { repeat: { period: 1, periodUnit: 'day' } } }),
    unknown,
    `error element-binding ${E}.value.repeat.periodUnit`,
  ],
  [
    'a security label as an object',
    statement({ meta: { security: { code: 'R' } } }),
    `error shape-not-array ${C}.meta.security`,
  ],
  [
    'the documentation of an interface as an array',
    rest({ documentation: ['a'] }),
    `error shape-array ${C}.rest[0].documentation`,
  ],
])('a data type within: %s', (_title, json, ...issues) => {
  expect(told(json)).toEqual(issues);
});
