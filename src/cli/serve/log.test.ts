import { createLog } from './log.js';

const now = (): Date => new Date('2026-01-02T03:04:05.678Z');
const answered = { id: 'a', method: 'GET', route: '/metadata', status: 200, duration: 1.23456, issues: {} };

test.each([
  { title: 'answers', status: 200, level: 'info' },
  { title: 'refusals', status: 415, level: 'info' },
  { title: 'failures', status: 500, level: 'error' },
])('$title are lines of JSON', async ({ status, level }) => {
  let text = '';
  const log = createLog({ complain: (line) => Promise.resolve(void (text += line)) }, now);
  log.answered({ ...answered, status });
  await Promise.resolve();
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({
    time: '2026-01-02T03:04:05.678Z',
    level,
    event: 'answered',
    id: 'a',
    method: 'GET',
    route: '/metadata',
    status,
    issues: {},
    milliseconds: 1.235,
  });
});

test('nothing that is logged begins a line of its own', () => {
  let text = '';
  const log = createLog({ complain: (line) => Promise.resolve(void (text += line)) }, now);
  log.event('listening', { url: 'a\n{"event":"forged"}\r\nb\u2028c' });
  expect(text.trimEnd().split(/[\r\n]/)).toHaveLength(1);
});

test('what nobody reads is dropped, counted, and holds up nobody', async () => {
  const waiting: (() => void)[] = [];
  const lines: string[] = [];
  const complain = (line: string): Promise<void> => {
    lines.push(line);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const log = createLog({ complain }, now);
  for (let count = 0; count < 1_500; count += 1) log.event('e');
  expect(lines).toHaveLength(1_000);
  for (const each of waiting.splice(0)) each();
  await new Promise((resolve) => setTimeout(resolve, 0));
  log.event('after');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'after', dropped: 500 });
});

test('a log that cannot be written is no failure', async () => {
  const log = createLog({ complain: () => Promise.reject(new Error('full')) }, now);
  log.event('e');
  await new Promise((resolve) => setTimeout(resolve, 0));
});
