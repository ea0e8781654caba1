import { command, faulty } from './command.test.helper.js';

const files = { 'faulty.json': faulty };

test.each([
  { title: 'a terminal', isTerminal: true, environment: {}, isColoured: true },
  { title: 'no terminal', isTerminal: false, environment: {}, isColoured: false },
  { title: 'a terminal and NO_COLOR', isTerminal: true, environment: { NO_COLOR: '1' }, isColoured: false },
  {
    title: 'a terminal and an empty NO_COLOR',
    isTerminal: true,
    environment: { NO_COLOR: '' },
    isColoured: true,
  },
  { title: 'FORCE_COLOR', isTerminal: false, environment: { FORCE_COLOR: '1' }, isColoured: true },
  {
    title: 'a terminal and FORCE_COLOR=0',
    isTerminal: true,
    environment: { FORCE_COLOR: '0' },
    isColoured: false,
  },
  {
    title: 'NO_COLOR and FORCE_COLOR',
    isTerminal: true,
    environment: { NO_COLOR: '1', FORCE_COLOR: '1' },
    isColoured: false,
  },
])('$title', async ({ isTerminal, environment, isColoured }) => {
  const { output } = await command(['validate', 'faulty.json'], { files, isTerminal, environment });
  expect(output.includes('\u001b[')).toBe(isColoured);
});

test.each(['fhir', 'ndjson'])('%s is never coloured', async (format) => {
  const { output } = await command(['validate', '--format', format, 'faulty.json'], {
    files,
    isTerminal: true,
  });
  expect(output).not.toContain('\u001b');
});

test('colour changes nothing but the colour', async () => {
  const plain = await command(['validate', 'faulty.json'], { files });
  const coloured = await command(['validate', 'faulty.json'], { files, isTerminal: true });
  // eslint-disable-next-line no-control-regex -- that is what colours are made of
  expect(coloured.output.replace(/\u001b\[\d+m/g, '')).toBe(plain.output);
});
