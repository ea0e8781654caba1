import { isEngineKey } from '../../report/key-sentences.js';
import { fileOf, packText } from './docs-pages.test.helper.js';
import { keyAdvice } from './key-advice.js';

const keys = Object.keys(keyAdvice);

test('the page of issues that come from no rule explains each key once, and says what to do', async () => {
  const text = await fileOf(packText(''), 'fhir-rulepack/issues.md');
  expect(text.match(/(?<=^### ).*/gm)?.sort()).toEqual([...keys].sort());
  for (const advice of Object.values(keyAdvice)) expect(advice).toMatch(/^[A-Z].*\.$/);
});

test.each(keys)('a link leads to %s', async (key) => {
  expect(isEngineKey(key)).toBe(true);
  expect(await fileOf(packText(''), 'fhir-rulepack/issues.html')).toContain(`<h3 id="${key}">${key}</h3>`);
});

test('the first page leads to it', async () => {
  expect(await fileOf(packText(''), 'README.md')).toContain(
    '[Issues that come from no rule](fhir-rulepack/issues.md)',
  );
});
