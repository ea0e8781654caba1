/** What is said of a narrative. Places are characters, counted from 1. */
import { formFault, quoted, type FormFault } from './form-fault.js';

const at = (offset: number): string => `at character ${String(offset + 1)}`;

/** Where XML breaks off. The reference reads on in a few of these cases; XML does not. */
const notXml = (text: string): FormFault =>
  formFault('Error_parsing_XHTML_', `The narrative is no well-formed XHTML: ${text}`);

const txt1 = (check: string, text: string): FormFault => ({
  ...formFault(`XHTML_XHTML_${check}`, text),
  key: 'txt-1',
  code: 'invariant',
});

export const noBeginning = (): FormFault =>
  notXml('it does not begin with <div>. Put all of it into one <div>.');

export const noName = (offset: number): FormFault =>
  notXml(`the < ${at(offset)} begins no tag. Write &lt; for the character.`);

export const unclosedTag = (name: string, offset: number): FormFault =>
  notXml(`the tag <${name} ${at(offset)} has no > at its end.`);

export const unclosedElement = (name: string): FormFault => notXml(`it ends before </${name}>.`);

export const unclosedMarkup = (kind: string, offset: number): FormFault =>
  notXml(`the ${kind} ${at(offset)} does not end.`);

export const wrongEnd = (found: string, wanted: string, offset: number): FormFault =>
  notXml(`${quoted(found)} stands ${at(offset)}, where </${wanted}> must come first.`);

export const strayEnd = (offset: number): FormFault =>
  notXml(`there is more after the end of its <div>, ${at(offset)}. Put all of it into one <div>.`);

export const badAttribute = (element: string, offset: number): FormFault =>
  notXml(
    `<${element}> has something ${at(offset)} that is no attribute. Write name="value", with a space before.`,
  );

export const unquotedAttribute = (name: string, element: string, offset: number): FormFault =>
  notXml(`the attribute ${quoted(name)} of <${element}> has no value in quotes ${at(offset)}.`);

export const tagInAttribute = (name: string, element: string, offset: number): FormFault =>
  notXml(`the attribute ${quoted(name)} of <${element}> has a < in it ${at(offset)}. Write &lt;.`);

export const repeatedAttribute = (name: string, element: string, offset: number): FormFault =>
  notXml(`<${element}> has the attribute ${name} twice, again ${at(offset)}. Remove one.`);

export const bareAmpersand = (offset: number): FormFault =>
  notXml(`the & ${at(offset)} begins no entity. Write &amp; for the character.`);

export const badCharacter = (entity: string, offset: number): FormFault =>
  notXml(`${quoted(entity)} ${at(offset)} is no character of XML. Remove it.`);

export const unknownEntity = (entity: string, offset: number): FormFault =>
  formFault(
    'XHTML_XHTML_Entity_Illegal',
    `The narrative has the entity ${quoted(entity)} ${at(offset)}, which XML does not know. Write the character ` +
      'itself, or its number: &#160; for &nbsp;.',
  );

export const docType = (offset: number): FormFault =>
  txt1('DOCTYPE_ILLEGAL', `The narrative has a DOCTYPE ${at(offset)}. Remove it.`);

export const wrongRoot = (name: string, offset: number): FormFault =>
  formFault(
    'XHTML_XHTML_Name_Invalid',
    `The narrative begins with ${quoted(`<${name}>`)} ${at(offset)}. Put all of it into one <div>.`,
  );

export const wrongNamespace = (element: string, offset: number): FormFault =>
  formFault(
    'XHTML_XHTML_NS_InValid',
    `The namespace of <${element}> ${at(offset)} is not XHTML's. Write xmlns="http://www.w3.org/1999/xhtml".`,
  );

export const illegalElement = (name: string, offset: number): FormFault =>
  txt1(
    'Element_Illegal',
    `The narrative has the element ${quoted(`<${name}>`)} ${at(offset)}, which FHIR does not allow there: only ` +
      'elements that format text, tables, lists, links and images are.',
  );

export const blockInParagraph = (name: string, offset: number): FormFault =>
  txt1(
    'ELEMENT_ILLEGAL_IN_PARA',
    `The narrative has <${name}> ${at(offset)} within a <p>. End the paragraph before it.`,
  );

export const illegalAttribute = (name: string, element: string, offset: number): FormFault =>
  txt1(
    'Attribute_Illegal',
    `The narrative has the attribute ${quoted(name)} on <${element}> ${at(offset)}, which FHIR does not allow. ` +
      'Remove it.',
  );

export const noContent = (): FormFault => ({
  ...formFault(
    'http://hl7.org/fhir/StructureDefinition/Narrative#txt-2',
    'The narrative has neither text nor an image. Write what a person should read, or leave the narrative out.',
  ),
  key: 'txt-2',
  code: 'invariant',
});
