import { readdirSync, readFileSync } from 'node:fs';
import { defaultPackNames, shippedPack, shippedPackNames } from '../rules/shipped.js';
import { createValidator, type Validator } from './validator.js';

const folder = new URL('../../test-cases/', import.meta.url);
const outcomeEnding = '.outcome.json';

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
);
const outcomes = files.filter((name) => name.endsWith(outcomeEnding)).sort();
const cases = files.filter((name) => name.endsWith('.json') && !name.endsWith(outcomeEnding)).sort();

const outcomeOf = (name: string): string => name.replace(/\.json$/, outcomeEnding);

/** The cases of a folder are judged by the pack of that name, and by those that add to it where none is chosen. */
function validatorFor(name: string): Validator {
  const [folder = ''] = name.split('/');
  const added = defaultPackNames().filter((pack) => pack.startsWith(`${folder}-`));
  const names = shippedPackNames().filter((pack) => pack === folder || added.includes(pack));
  return createValidator({ packs: names.flatMap((pack) => shippedPack(pack) ?? []) });
}

test('every case has its outcome, and every outcome its case', () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(cases.map(outcomeOf)).toEqual(outcomes);
});

test.each(cases)('%s', (name) => {
  const expected: unknown = JSON.parse(readFileSync(new URL(outcomeOf(name), folder), 'utf8'));
  expect(validatorFor(name).validate(readFileSync(new URL(name, folder)))).toEqual(expected);
});
