import { createHost } from './create-host.js';
import { packWith } from './editor.test.helper.js';

const numbers = Array.from({ length: 60 }, (_, index) => index.toString()).join(' | ');
const costly = `(${numbers}).where((${numbers}).exists((${numbers}).exists($this = 99))).exists()`;

test('examples that take too long are stopped, and the next pack is proved', async () => {
  const host = createHost('1.0.0', 2_000);
  const example = '        - { id: c }\n';
  const slow = packWith(`expression: ${costly}`).replace(
    '      fail:',
    `${example.repeat(2_000)}      fail:`,
  );
  expect(await host.prove('untitled:a', slow)).toEqual({
    failure: expect.stringMatching(/^The examples were stopped: they took more than 2 seconds/) as string,
  });
  const next = await host.prove('untitled:b', packWith('expression: status.exists()'));
  await host.close();
  expect('outcomes' in next && next.outcomes.map(({ word }) => word)).toEqual(['proved', 'proved']);
}, 20_000);
