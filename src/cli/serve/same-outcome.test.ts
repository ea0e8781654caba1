import { createValidator } from '../../engine/validator.js';
import { outcomeLine } from '../../report/collection.js';
import { ask, faulty, good, patient } from '../../server/answer.test.helper.js';
import { command, many } from '../command.test.helper.js';

const validator = createValidator();

test.each([
  { title: 'a good statement', text: good },
  { title: 'a faulty one', text: faulty },
  { title: 'one of many faults', text: many(50) },
  { title: 'another resource', text: patient },
  {
    title: 'a Bundle',
    text: `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${faulty}}]}`,
  },
  { title: 'hidden characters', text: faulty.replace('wss://', 'wss://\u202e\u001b') },
  { title: 'no JSON', text: '{' },
  { title: 'nothing', text: '' },
])('library, HTTP and command tell the same of $title', async ({ text }) => {
  const outcome = validator.validate(Buffer.from(text));
  const overHttp = await ask('/$validate', { body: text });
  expect(overHttp.text).toBe(outcomeLine(outcome));
  const { output } = await command(['validate', '--format', 'fhir', 'a.json'], { files: { 'a.json': text } });
  const { issue } = JSON.parse(output) as { readonly issue: unknown };
  expect(JSON.stringify(issue)).toBe(JSON.stringify(outcome.issue));
});
