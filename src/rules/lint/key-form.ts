import type { Advisor } from './advisor.js';

export const keyForm: Advisor = {
  code: 'key-form',
  title: 'A key is not in the form of FHIR’s keys, or is one of FHIR’s own.',
  why: `Keys of FHIR's constraints are a short prefix that says whose they are, a hyphen, and a number or a word: ws-1,
ws-context. A key without a prefix meets others sooner or later, where packs are used together. Keys like cpb-1 are
FHIR's own invariants; a rule may have such a key if it is that invariant, and its source then is FHIR's page.`,
  before: `key: websocket
expression: name.exists()`,
  after: `key: ws-name
expression: name.exists()`,
  find: ({ rule }) => {
    const problem = problemOf(rule.key, rule.source);
    return problem === undefined ? [] : [{ field: 'key', start: 0, length: rule.key.length, text: problem }];
  },
};

/** Of the invariants of elements, and of the resources that rules here judge. https://hl7.org/fhir/R5/ */
const prefixesOfFhir =
  'ele ext dom bdl cpb cap cnl per qty rng rat tim ref txt att ctr obs pat opd spd sdf eld vsd csd cmd sch que';
const ofFhir = new RegExp(`^(?:${prefixesOfFhir.replace(/ /g, '|')})-[0-9]+[a-z]?$`);
const fhirPage = /^https?:\/\/(?:build\.fhir\.org|hl7\.org)\//;

function problemOf(key: string, source: string | undefined): string | undefined {
  if (!key.includes('-')) {
    return `The key has no prefix that says whose it is. Write a few letters and a hyphen before it: ws-${key}.`;
  }
  if (!ofFhir.test(key) || (source !== undefined && fhirPage.test(source))) return undefined;
  return `${key} is a key of FHIR's own invariants. Take a prefix of your own; or, if the rule is that invariant, name FHIR's page as its source.`;
}
