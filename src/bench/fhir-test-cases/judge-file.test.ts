import { createValidator } from '../../index.js';
import { judgeFile } from './judge-file.js';

const validator = createValidator({ packs: [] });
const patient = '{ "resourceType": "Patient", "nick": "a" }';

test.each([
  { title: 'a resource', file: 'a.json', content: patient, errors: ['Patient'], reach: 'shape only' },
  {
    title: 'lines of NDJSON',
    file: 'a.ndjson',
    content: `${patient}\n\n${patient}\n`,
    errors: ['Patient'],
    reach: 'shape only',
  },
  {
    title: 'a line that is no JSON',
    file: 'a.ndjson',
    content: `${patient}\n{`,
    errors: ['Patient', ''],
    reach: 'refused',
  },
  {
    title: 'XML',
    file: 'a.xml',
    content: '<Patient xmlns="http://hl7.org/fhir"><nick/></Patient>',
    errors: ['Patient'],
    reach: 'shape only',
  },
])('$title gives its errors and how far we come', ({ file, content, errors, reach }) => {
  const verdict = judgeFile(file, content, validator);
  expect({ ...verdict, errors: [...verdict.errors] }).toMatchObject({ errors, others: new Set(), reach });
});

test.each([
  { title: 'no pack', packs: [], reach: 'shape only' },
  { title: 'the packs that ship', packs: undefined, reach: 'judged' },
])('by $title, a CapabilityStatement is $reach', ({ packs, reach }) => {
  const judge = createValidator(packs && { packs });
  expect(judgeFile('a.json', '{ "resourceType": "CapabilityStatement" }', judge).reach).toBe(reach);
});
